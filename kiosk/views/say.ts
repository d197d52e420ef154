import type { Language, Text, Wording } from '../../core/model/language.ts';
import type { Block, Inline, Rich } from '../../core/model/rich.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { Shown, ShownBlock } from '../contract/shown.ts';
import { type MessageKey, type Values, message } from './messages.ts';

/** Turns the catalogue's texts into what one person sees: one language, marked where it is not the chosen one. */
export type Say = {
  lang: Language;
  /** `reviewed`: the languages of the record that a person has checked. */
  text: (text: Text, reviewed?: readonly Language[]) => Shown;
  wording: (wording: Wording, reviewed?: readonly Language[]) => Shown;
  rich: (rich: Rich | undefined, reviewed?: readonly Language[]) => ShownBlock[];
  message: (key: MessageKey, values?: Values) => Shown;
  /** The title of a service, with what is said in its place; its id where it has none. */
  title: (service: Pick<DraftService, 'id' | 'title' | 'speech' | 'reviewed'>) => Shown;
  /** A string that is the same in every language, such as a name. */
  plain: (text: string) => Shown;
};

const runs = (inline: readonly Inline[]): ShownBlock['rows'][number] =>
  inline.map((run) =>
    typeof run === 'string'
      ? { text: run }
      : 'bold' in run
        ? { text: run.bold, bold: true }
        : { text: run.link, url: run.url },
  );

const rowsOf = (block: Block): Pick<ShownBlock, 'kind' | 'rows'> => {
  if (typeof block === 'string') return { kind: 'paragraph', rows: [runs([block])] };
  if ('paragraph' in block) return { kind: 'paragraph', rows: [runs(block.paragraph)] };
  return { kind: 'list', rows: block.list.map((item) => runs(typeof item === 'string' ? [item] : item)) };
};

/** A translation that no person has reviewed counts as machine translation; Italian is the original. */
const isMachine = (lang: Language, reviewed: readonly Language[] = []): boolean =>
  lang !== 'it' && !reviewed.includes(lang);

export const createSay = (generation: Pick<Generation, 'phrases'>, lang: Language): Say => {
  const text: Say['text'] = (map, reviewed) => {
    const own = map[lang];
    return own === undefined
      ? { text: map.it, lang: 'it', machine: false }
      : { text: own, lang, machine: isMachine(lang, reviewed) };
  };
  return {
    lang,
    text,
    wording: (wording, reviewed) => {
      if (!('phrase' in wording)) return text(wording, reviewed);
      const phrase = generation.phrases.get(wording.phrase);
      return phrase === undefined
        ? { text: wording.phrase, lang: 'it', machine: false }
        : text(phrase.text, phrase.reviewed);
    },
    rich: (rich, reviewed) => {
      if (rich === undefined) return [];
      const own = rich[lang];
      const shown: Language = own === undefined ? 'it' : lang;
      return (own ?? rich.it).map((block) => ({
        ...rowsOf(block),
        lang: shown,
        machine: isMachine(shown, reviewed),
      }));
    },
    message: (key, values) => ({ text: message(lang, key, values), lang, machine: false }),
    title: ({ id, title, speech, reviewed }) => {
      if (title === undefined) return { text: id, lang: 'it', machine: false };
      const shown = text(title, reviewed);
      const spoken = speech?.[shown.lang];
      return spoken === undefined ? shown : { ...shown, speech: spoken };
    },
    plain: (plain) => ({ text: plain, lang: 'it', machine: false }),
  };
};
