/*
 * A light stemmer for folded Italian. It brings together what people type for one another at a counter: singular and plural
 * (multa, multe), verb, participle and noun (rinnovare, rinnovo, rinnovato; smarrire, smarrito, smarrimento), reflexive and
 * enclitic forms (sposarsi, trasferirmi), residente and residenza. It does not find the dictionary's root: it may be wrong as
 * long as it is wrong alike for the forms of one word. Suffixes: after M. F. Porter's Italian Snowball stemmer
 * (https://snowballstem.org/algorithms/italian/stemmer.html), without
 * its regions: a plain number of letters is left instead.
 */

const enclitics = /(?<=^.{2,}(?:ar|er|ir|and|end))(?:mi|ti|si|ci|vi|lo|la|li|le|ne|sene|mela|melo)$/;
/** Of verbs and of nouns made from them: three letters are left (pag-are, pag-amento, vot-azione). */
const verbal =
  /(?<=^.{3,})(?:azioni|azione|izioni|izione|amenti|amento|imenti|imento|atrice|atori|atore|ando|endo|ato|ata|ati|ate|ito|ita|iti|ite|are|ere|ire|ar|er|ir)$/;
/** Endings that many plain nouns have too (patente, paziente): four letters are left. */
const nominal =
  /(?<=^.{4,})(?:abili|abile|ibili|ibile|anza|anze|enza|enze|anti|ante|enti|ente|uto|uta|uti|ute|isco|isce|iscono)$/;
const lastVowels = /(?:i[aeio]|[aeio])$/;
/** A hard c or g is written with an h before e and i: tasca, tasche. */
const hardened = /(?<=[cg])h$/;

/** The stem of a folded Italian word. */
export function stemItalian(word: string): string {
  if (word.length <= 3) return word;
  const bare = word.replace(enclitics, '');
  const stem = bare.replace(verbal, '').replace(nominal, '');
  return (stem === bare ? stem.replace(lastVowels, '') : stem.replace(/i$/, '')).replace(hardened, '');
}
