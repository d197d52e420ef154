import type { Catalogue } from '../core/model/catalogue.ts';
import type { Language } from '../core/model/language.ts';
import type { SearchDocument } from '../core/search/documents.ts';
// @ts-expect-error: plain JavaScript, since core knows no types of Node
import * as plainDemo from '../core/search/gold/demo.mjs';
// @ts-expect-error: plain JavaScript, as above
import { keystrokes as plainKeystrokes, many as plainMany } from '../core/search/gold/many.mjs';

/** What somebody types, and the services that would help, best first. `held`: never looked at while tuning. */
type Wanted = { q: string; want: string[]; held?: boolean };

type Demo = {
  demoCatalogue: () => Catalogue;
  goldSet: (lang: Language) => Wanted[];
  measure: (
    gold: readonly Wanted[],
    find: (text: string) => string[],
  ) => { queries: number; recall: number; missed: Wanted[] };
};

/** The demo catalogue and the gold queries. */
export const { demoCatalogue, goldSet, measure } = plainDemo as Demo;

/** A catalogue of any size in one language, the same on every run. */
export const many = plainMany as (documents: readonly SearchDocument[], count: number) => SearchDocument[];

/** All that is on the screen while a text is typed. */
export const keystrokes = plainKeystrokes as (text: string) => string[];
