import type { Language, Text } from '../../../core/model/language.ts';
import type { Rich } from '../../../core/model/rich.ts';
import { readHtml, type HtmlNode } from '../html.ts';
import { blocksOf, plainOf } from '../html-words.ts';
import { isBlank } from '../blank.ts';
import type { EntryKind } from '../report.ts';
import { cleanText } from '../text.ts';
import { removeWebWords } from '../web-words.ts';
import { localeLanguages } from './locales.ts';
import { mendings, type Context } from './context.ts';
import { isJson, type Json } from '../json.ts';
import { type DumpObject } from './dump.ts';

/** A record while it is read: what is taken from it is marked, and the rest is kept as unmapped at the end. */
export class Scope {
  readonly unmapped: Json = {};
  readonly #taken = new Set<string>();
  /** Fields that were taken in every language, not in Italian only. */
  readonly #translated = new Set<string>();
  readonly #context: Context;
  readonly #object: DumpObject;
  readonly #record: string;

  constructor(context: Context, object: DumpObject, record: string) {
    this.#context = context;
    this.#object = object;
    this.#record = record;
    context.used.add(`${object.classIdentifier} ${object.remoteId}`);
  }

  note(
    kind: EntryKind,
    code: string,
    field: string,
    words: string,
    change: { was?: unknown; now?: unknown } = {},
  ): void {
    const { classIdentifier, remoteId } = this.#object;
    this.#context.entries.push({
      kind,
      code,
      record: this.#record,
      source: `${classIdentifier} ${remoteId}`,
      field,
      words,
      ...change,
    });
  }

  /** Keeps a value as it was. */
  keep(field: string, value: unknown, words: string, code = 'no-field'): void {
    let name = field;
    for (let count = 2; name in this.unmapped; count += 1) name = `${field}-${count}`;
    this.unmapped[name] = value;
    this.note('unmapped', code, field, words, { was: value });
  }

  /** The languages of the record: Italian, or else the first there is, speaks for Italian. */
  #locales(): [Language, Json][] {
    return Object.entries(this.#object.data).flatMap(([locale, data]) => {
      const language = localeLanguages[locale];
      return language === undefined ? [] : [[language, data] as [Language, Json]];
    });
  }

  /** The data of Italian. */
  get #main(): Json {
    const locales = this.#locales();
    return (
      locales.find(([language]) => language === 'it')?.[1] ??
      locales[0]?.[1] ??
      Object.values(this.#object.data)[0] ??
      {}
    );
  }

  /** A field as it is, marked as taken. */
  take(field: string): unknown {
    this.#taken.add(field);
    return this.#main[field];
  }

  list(field: string): unknown[] {
    const value = this.take(field);
    return Array.isArray(value) ? value.filter((item) => !isBlank(item)) : isBlank(value) ? [] : [value];
  }

  /** Cleans words, and says so. */
  clean(field: string, words: string): string {
    const { text, mended } = cleanText(words);
    for (const one of mended) this.note('mended', one, field, mendings[one]);
    return text;
  }

  /** HTML as nodes, curly apostrophes noted. */
  nodes(field: string, html: unknown): HtmlNode[] {
    if (typeof html !== 'string' || isBlank(html)) return [];
    const { nodes, removed } = removeWebWords(readHtml(html));
    for (const words of removed)
      this.note('mended', 'web-words', field, 'Words that only help on a web page were taken out.', {
        was: words,
      });
    for (const one of cleanText(html).mended)
      if (one !== 'spaces') this.note('mended', one, field, mendings[one]);
    if (nodes.length === 0 && removed.length === 0)
      this.note('mended', 'no-words', field, 'Held no words: taken as empty.', { was: html });
    return nodes;
  }

  /** A field's words in every language we have. */
  text(field: string): Text | undefined {
    return this.#inLanguages(field, (nodes) => plainOf(nodes));
  }

  rich(field: string): Rich | undefined {
    return this.#inLanguages(field, (nodes) => blocksOf(nodes));
  }

  #inLanguages<T extends string | readonly unknown[]>(
    field: string,
    make: (nodes: HtmlNode[]) => T,
  ): ({ it: T } & Partial<Record<Language, T>>) | undefined {
    this.#taken.add(field);
    this.#translated.add(field);
    const found: Partial<Record<Language, T>> = {};
    for (const [language, data] of this.#locales()) {
      const made = make(this.nodes(field, data[field]));
      if (made.length > 0) found[language] = made;
    }
    const it = found.it ?? Object.values(found)[0];
    if (it === undefined) return undefined;
    if (found.it === undefined)
      this.note('guessed', 'no-italian', field, 'There is no Italian: another language stands for it.');
    return { ...found, it };
  }

  /** The records that a field refers to; those that are not there are reported. */
  related(field: string): DumpObject[] {
    return this.list(field).flatMap((reference) => {
      const source = isJson(reference) && isJson(reference['metadata']) ? reference['metadata'] : reference;
      if (
        !isJson(source) ||
        typeof source['remoteId'] !== 'string' ||
        typeof source['classIdentifier'] !== 'string'
      ) {
        this.keep(field, reference, 'Not a relation to a record.', 'odd-relation');
        return [];
      }
      const one = this.#context.dump.get(source['classIdentifier'], source['remoteId']);
      if (one !== undefined) this.#context.used.add(`${one.classIdentifier} ${one.remoteId}`);
      else {
        this.note(
          'dangling',
          source['classIdentifier'],
          field,
          `Names the ${source['classIdentifier']} ${source['remoteId']}, which is not in the folder.`,
          { was: source['name'] },
        );
        const kept = this.unmapped[field];
        this.unmapped[field] = [
          ...(Array.isArray(kept) ? (kept as unknown[]) : []),
          { remoteId: source['remoteId'], name: source['name'] ?? null },
        ];
      }
      return one === undefined ? [] : [one];
    });
  }

  /** The id here of another record. */
  idOf(one: DumpObject | undefined): string | undefined {
    return one === undefined ? undefined : this.#context.ids[one.classIdentifier]?.get(one.remoteId);
  }

  /** Keeps every field that nobody took, and every language that is not ours. Fields in `implied` say what is known anyway. */
  finish(implied: readonly string[] = []): Json | undefined {
    for (const [field, value] of Object.entries(this.#main))
      if (!this.#taken.has(field) && !implied.includes(field) && !isBlank(value) && value !== '0')
        this.keep(field, value, 'Has no field here.', `${this.#object.classIdentifier}.${field}`);
    for (const [locale, data] of Object.entries(this.#object.data)) {
      if (data === this.#main) continue;
      const isOurs = localeLanguages[locale] !== undefined;
      const rest = Object.fromEntries(
        Object.entries(data).filter(
          ([field, value]) => !isBlank(value) && value !== '0' && !(isOurs && this.#translated.has(field)),
        ),
      );
      if (Object.keys(rest).length > 0)
        this.keep(
          locale,
          rest,
          isOurs
            ? 'Texts that were taken in Italian only.'
            : `The language ${locale} is not one of the kiosk's.`,
          'language',
        );
    }
    return Object.keys(this.unmapped).length === 0 ? undefined : this.unmapped;
  }
}
