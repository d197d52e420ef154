/*
 * A light stemmer for folded Italian. It brings together what people type for one another at a counter: singular and plural
 * (multa, multe), verb, participle and noun (rinnovare, rinnovo, rinnovato; smarrire, smarrito, smarrimento), reflexive and
 * enclitic forms (sposarsi, trasferirmi), residente and residenza. It does not find the dictionary's root: it may be wrong as
 * long as it is wrong alike for the forms of one word. Suffixes: after M. F. Porter's Italian Snowball stemmer
 * (https://snowballstem.org/algorithms/italian/stemmer.html), without its regions: a plain shortest stem of four letters is kept.
 */

/** A shorter rest would bring strangers together (prato, stato). */
const shortest = 4;
const enclitics = /(?<=ar|er|ir|and|end)(?:mi|ti|si|ci|vi|lo|la|li|le|ne|sene|mela|melo)$/;
/** Longest first. */
const suffixes =
  /(?:azioni|azione|izioni|izione|amenti|amento|imenti|imento|atrice|atori|atore|abili|abile|ibili|ibile|anza|anze|enza|enze|ando|endo|anti|ante|enti|ente|ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite|are|ere|ire|ar|er|ir|isco|isce|iscono)$/;
const lastVowels = /(?:i[aeio]|[aeio])$/;
/** A hard c or g is written with an h before e and i: tasca, tasche. */
const hardened = /(?<=[cg])h$/;

/** The stem of a folded Italian word. */
export function stemItalian(word: string): string {
  if (word.length <= 3) return word;
  const bare = word.replace(enclitics, '');
  const cut = bare.replace(suffixes, '');
  const stem = cut.length >= shortest ? cut : bare;
  return (stem === bare ? stem.replace(lastVowels, '') : stem.replace(/i$/, '')).replace(hardened, '');
}
