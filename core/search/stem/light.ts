/*
 * One table of endings for each of the languages that the kiosk's Italian catalogue is translated into: the longest ending that
 * leaves four letters is cut, once. That joins the cases, articles and numbers of a noun and the plain forms of a verb; it is no more
 * than what J. Savoy calls a light stemmer ("Light stemming approaches for the French, Portuguese, German and Hungarian languages",
 * 2006). All endings are folded. Bengali, Punjabi and Chinese are not stemmed.
 */

const shortest = 4;

const endings = {
  /** Romanian: the articles at the end of the noun (certificatul, certificatului, certificatele), plurals, infinitive. */
  ro: 'urilor ului elor ilor iilor atiile atiei atia atie atii urile iile iei ele ile uri ul lor lui ie ia ii ea ei le re a e i u',
  /** Albanian: definite and indefinite cases (certifikata, certifikaten, certifikatave). */
  sq: 'eve ave ive ore nit nin esh ash ish ve ve te ne se en et it in ut un es at ja je a e i u',
  /** French: plurals, feminine, infinitive and participle. */
  fr: 'issements issement ements ement ations ation ateurs ateur aux eaux ements ances ance ences ence ees ee es er ez e s x',
  /** Spanish: plurals, gender, infinitive and participle. */
  es: 'aciones acion imientos imiento amientos amiento adoras adores adora ador ados adas ado ada idos idas ido ida ar er ir arse erse irse es as os a e o s',
  /** Ukrainian: cases and numbers of nouns and adjectives, infinitive and reflexive. Folding has made й an и. */
  uk: 'ування ення ання ями ами ові еві ого ому ими ою ею єю ати ити іти ися атися итися ям ам ах ях ів ии іи ою их им ю я а о у е и і ь',
} as const;
type Light = keyof typeof endings;

/** Without the `u` flag, since all letters of these languages are one code unit; the leftmost match is the longest ending. */
const pattern = (list: string): RegExp =>
  new RegExp(`(?<=^.{${shortest},})(?:${list.split(' ').join('|')})$`);
const patterns = Object.fromEntries(
  Object.entries(endings).map(([lang, list]) => [lang, pattern(list)]),
) as Record<Light, RegExp>;

/** A stemmer for a folded word of one of these languages. */
export const stemLight =
  (lang: Light) =>
  (word: string): string =>
    word.replace(patterns[lang], '');
