import { capitalised } from '../text.ts';

const lowered = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());

/** A title as one reads it out: one way to set off a part, no open end, no stroke between two sentences. */
export const titleForm = (title: string): string =>
  title
    .replace(/\s*[:;,\u2013-]+\s*$/, '')
    .replace(/\s+[-\u2013]\s+(\p{Lu}{2,8}|per \p{Ll}[\p{L} ]+)$/u, ' ($1)')
    .replace(/\s+[-\u2013]\s+(.+)$/u, (_whole, part: string) => `: ${lowered(part)}`)
    .replace(/(?<=\p{Ll})\s*\/\s*(\p{Lu}\p{Ll}+ )/u, (_whole, next: string) => ` o ${lowered(next)}`);

/** How texts announce themselves under a heading that has said as much; what follows is what people want to know. */
const announcements: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:il servizio|questo servizio) (?:è|si) (?:rivolt[oa]|rivolge|riservato|destinato) a (?=tutt|chi)/i,
    '',
  ],
  [/^la (?:domanda|richiesta) può essere (?:presentata|fatta|inoltrata)\s*:?\s+(?=da )/i, ''],
  [
    /^(?:(?:l'|questo )?applicativo|il servizio|servizio|procedura)?\s*(?:che )?(?:permette|consente) di (?=\p{L}+(?:[aei]re|rsi)\b)/iu,
    '',
  ],
  [/^(?:servizio|procedura|applicativo) per (?=\p{L}+(?:[aei]re|rsi)\b)/iu, ''],
  [/^descrizione della procedura (?:di|per) /i, ''],
  [/^(?:il )?servizio per (?=chi\b)/i, 'Per '],
];

/** A text without the words that only announce it. */
export const withoutAnnouncement = (text: string): string => {
  for (const [pattern, instead] of announcements) {
    if (!pattern.test(text)) continue;
    const rest = text.replace(pattern, instead);
    // "Can be presented: by a parent; by a guardian" names people, without the verb.
    return capitalised(/^da /i.test(rest) ? rest.replace(/(^|; )da /gi, '$1') : rest);
  }
  return text;
};

/** Whether a summary only says that there is information: it names nothing that a person could look for. */
export const saysNothing = (summary: string): boolean =>
  summary.length <= 60 &&
  /^informazioni (?:su|sul|sulla|sulle|sui|per)\b.*\b(?:servizio|procedura|pagina)\.?$/i.test(summary);

/** The name of a channel beside its kind, which has been said: "Servizio online - Stradario" is "Stradario". */
export const channelName = (name: string): string =>
  capitalised(name.replace(/^(?:servizio|sportello) on-?\s?line(?:\s+[-\u2013:]\s+|$)/i, ''));

/** A text whose last bracket was never closed, without what stands in it: cells were cut there. */
export const withoutOpenBracket = (text: string): string =>
  text.lastIndexOf('(') > text.lastIndexOf(')') ? text.replace(/\s*\([^()]*$/, '') : text;
