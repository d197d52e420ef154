/* Types of the plain JavaScript in core/search/gold, which has none of its own: core knows no types of Node. */

declare module '*/gold/demo.mjs' {
  import type { Catalogue } from '../core/model/catalogue.ts';
  import type { Language } from '../core/model/language.ts';

  type Wanted = { q: string; want: string[]; held?: boolean };
  export const demoCatalogue: () => Catalogue;
  export const goldSet: (lang: Language) => Wanted[];
  export const measure: (
    gold: readonly Wanted[],
    find: (text: string) => string[],
  ) => { queries: number; recall: number; missed: { q: string }[] };
}

declare module '*/gold/many.mjs' {
  import type { SearchDocument } from '../core/search/documents.ts';

  export const many: (documents: readonly SearchDocument[], count: number) => SearchDocument[];
  export const keystrokes: (text: string) => string[];
}
