import { readHtml } from '../html.ts';
import { plainOf, wordsOf } from '../html-words.ts';
import type { Note } from '../modello/sections.ts';
import type { Entry } from '../report.ts';
import { cleanText } from '../text.ts';
import { pathOf, type Content, type Contents } from './contents.ts';
import { isJson } from '../json.ts';
import { fieldHtml } from './volto.ts';

/** Fields by which Plone manages a content: they say nothing of a service. */
const technical = new Set(
  '@components @id @type UID id is_folderish items items_total layout lock next_item previous_item parent created creators contributors effective expires exclude_from_nav allow_discussion versioning_enabled version working_copy working_copy_of review_state rights relatedItems related_news changeNote has_children design_italia_meta_type language title show_modified correlato_in_evidenza servizi_offerti prestazioni sede_di venue_services uo_children country icona blocks blocks_layout exclude_from_search url parent_title parent_url getRemoteUrl'.split(
    ' ',
  ),
);
const technicalNames = /^(?:seo|opengraph|image|preview|immagine|@)/;

/** A content while it is read: what nobody takes is kept, as words, at the end. */
export class Reading {
  readonly path: string;
  readonly entries: Entry[] = [];
  readonly unmapped: Record<string, unknown> = {};
  readonly #content: Content;
  readonly #contents: Contents;
  readonly #taken = new Set<string>();

  constructor(content: Content, contents: Contents) {
    this.#content = content;
    this.#contents = contents;
    this.path = pathOf(content['@id']);
  }

  readonly note: Note = (kind, code, field, words, change = {}) => {
    this.entries.push({ kind, code, record: '', source: this.path, field, words, ...change });
  };

  keep(field: string, was: unknown, words: string, code = 'no-field'): void {
    this.unmapped[field] = was;
    this.note('unmapped', code, field, words, { was });
  }

  take(field: string): unknown {
    this.#taken.add(field);
    return this.#content[field];
  }

  html(field: string): string {
    return fieldHtml(this.take(field));
  }

  /** The words of a field on one line. */
  words(field: string): string {
    return cleanText(plainOf(readHtml(this.html(field)))).text;
  }

  /** The words of a field, paragraph by paragraph. */
  lines(field: string): string[] {
    return readHtml(this.html(field)).flatMap((node) =>
      (node.kind === 'list' ? node.items : [node.runs]).map(wordsOf),
    );
  }

  related(field: string): Content[] {
    return this.#contents.related(this.take(field));
  }

  /** Keeps every field that nobody took and that has words. */
  finish(): { unmapped?: Record<string, unknown> } {
    for (const [field, value] of Object.entries(this.#content)) {
      if (this.#taken.has(field) || technical.has(field) || technicalNames.test(field)) continue;
      const titles = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) =>
        isJson(one) && typeof one['title'] === 'string' ? one['title'] : typeof one === 'string' ? one : [],
      );
      const words = cleanText(plainOf(readHtml(fieldHtml(value)))).text || titles.join('; ');
      if (words !== '') this.keep(field, words, 'Has no field here.', field);
    }
    return Object.keys(this.unmapped).length === 0 ? {} : { unmapped: this.unmapped };
  }
}
