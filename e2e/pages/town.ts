import { readFileSync } from 'node:fs';
import type { Language } from '../../core/model/language.ts';
import { demoCatalogue } from '../fixtures/catalogues.ts';

type Text = Partial<Record<Language, string>> & { it: string };
type Wording = Text | { phrase: string };
type Town = {
  needs: { id: string; title: Text }[];
  services: {
    id: string;
    title: Text;
    applicants: Wording;
    inputs: { name: Wording }[];
    times: { deadlines: { text: Wording }[] };
  }[];
  guide: { questions: { id: string; text: Text; options?: { id: string; label: Wording }[] }[] };
  phrases: { id: string; text: Text }[];
};
let read: Town | undefined;
const town = (): Town => (read ??= JSON.parse(readFileSync(demoCatalogue, 'utf8')) as Town);
const one = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((item) => item.id === id);
  if (found === undefined) throw new Error(`The demo town has no ${id}.`);
  return found;
};

/** A text of the demo town as somebody reads it; in its own language, or the test is wrong. */
export const inWords = (wording: Wording, lang: Language): string => {
  const text: Text = 'phrase' in wording ? one(town().phrases, wording.phrase).text : wording;
  const words = text[lang];
  if (words === undefined) throw new Error(`Not in ${lang}: ${text.it}`);
  return words;
};
export const needTitle = (id: string, lang: Language = 'it'): string =>
  inWords(one(town().needs, id).title, lang);
export const serviceOf = (id: string): Town['services'][number] => one(town().services, id);
export const questionText = (id: string, lang: Language = 'it'): string =>
  inWords(one(town().guide.questions, id).text, lang);
export const optionLabel = (question: string, option: string, lang: Language = 'it'): string =>
  inWords(one(one(town().guide.questions, question).options ?? [], option).label, lang);
