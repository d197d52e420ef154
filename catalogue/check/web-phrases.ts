/** Words that only help on a web page: a kiosk has nothing to click on, and no page to go back to. */
const webPhrases: readonly RegExp[] = [
  /\bclicc\p{L}+(?: (?:qui|qua|sul|sulla|sui|su)\b)?/iu,
  // "Vai allo sportello 3" is what a kiosk says; on line it is not.
  /\bvail? al(?:l[oae']?)? ?(?:(?:sportello|servizio)(?: telematico| on-? ?line)|sito|pagina|portale|applicazione|link)\b/iu,
  /\bin pochi clic(?:k)?\b/iu,
  /\b(?:a|in) (?:questo|questa) (?:link|pagina)\b/iu,
  /\blink all?[' ]/iu,
  /\b(?:vedi|segui) (?:il|questo) link\b/iu,
  // A button at home (an alarm, a bell) is one too: only those of a page are meant.
  /\bpulsante (?:in (?:alto|basso|fondo)|(?:qui )?sotto|qui|a (?:destra|sinistra))\b/iu,
  /\bmenù? (?:di|a) (?:sinistra|destra)\b/iu,
  /\bnella pagina (?:del|di|dedicata)\b/iu,
  /\bscarica(?:re)? (?:qui|il modulo da qui)\b/iu,
  /\bpassa(?:re)? il mouse\b/iu,
];

/** The first web phrase of an Italian text. */
export const findWebPhrase = (text: string): string | undefined => {
  for (const pattern of webPhrases) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found.trim();
  }
  return undefined;
};
