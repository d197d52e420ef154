/*
 * For measuring only: a catalogue of any size, made from the documents of the demo catalogue. Every text keeps its length and most
 * of its words; the rest are drawn, the frequent ones more often (Zipf), from a vocabulary that grows with the catalogue as that of
 * real ones does: 7 x n^0.8 invented words, which are real words with two syllables exchanged.
 */

/** mulberry32: the same numbers on every run. */
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

/**
 * @param documents of one language.
 * @param count of documents to make; their ids are those given, with a number.
 */
export const many = (documents, count) => {
  const random = numbers(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = [...new Set(documents.flatMap(({ texts }) => texts.flatMap(({ text }) => text.split(/\s+/))))];
  const invented = Array.from({ length: Math.round(7 * count ** 0.8) }, () => {
    const [one, other] = [pick(words), pick(words)];
    return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.floor(other.length / 2));
  });
  const vocabulary = [...words, ...invented];
  const zipf = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0];
  return Array.from({ length: count }, (_, at) => {
    const { id, lang, texts } = documents[at % documents.length];
    // What cards share is shared here too.
    const changed = texts.map(({ field, text }) =>
      ['unit', 'topic', 'need', 'input'].includes(field) && random() < 0.8
        ? { field, text }
        : { field, text: text.split(/\s+/).map((word) => (random() < 0.35 ? (random() < 0.5 ? pick(invented) : zipf()) : word)).join(' ') },
    );
    return { id: `${id}-${at}`, lang, texts: changed };
  });
};

/** All that is on the screen while a text is typed: every beginning of it. */
export const keystrokes = (text) => Array.from(text, (_, at) => text.slice(0, at + 1));
