import { languages, type Language, type Text } from '../../../core/model/language.ts';
import type { Entry, EntryKind } from '../report.ts';
import { cleanText } from '../text.ts';
import type { Graph, Value } from './graph.ts';
import { rdfType } from './names.ts';

/** What all nodes of one import share. */
export type Context = { graph: Graph; entries: Entry[]; used: Set<string> };

type Names = readonly string[];
const shortName = (iri: string): string => /[^/#:]+$/.exec(iri)?.[0] ?? iri;
export const plainValue = (value: Value): string => (value.kind === 'node' ? value.key : value.text);

/** The kiosk's language that a tag means: `zh` is written in simplified letters, `en-GB` is English. */
const languageOf = (tag: string): Language | undefined =>
  languages.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
  languages.find((one) => one.split('-')[0] === tag.toLowerCase().split('-')[0]);

/** Reads one node for one record of the catalogue. What nobody asks for is kept by `finish`. */
export class Scope {
  readonly key: string;
  readonly #context: Context;
  readonly #record: string;
  readonly #path: string;
  readonly #unmapped: Record<string, unknown>;
  readonly #taken = new Set<string>([rdfType]);
  /** The language of words without a tag. */
  untagged: Language = 'it';

  constructor(
    context: Context,
    key: string,
    record: string,
    path = '',
    unmapped: Record<string, unknown> = {},
  ) {
    this.#context = context;
    this.key = key;
    this.#record = record;
    this.#path = path;
    this.#unmapped = unmapped;
    context.used.add(key);
  }

  /** A node that belongs to this one: what it does not say in our words is kept with this one's. */
  part(key: string, field: string): Scope {
    const scope = new Scope(this.#context, key, this.#record, `${this.#path}${field}.`, this.#unmapped);
    scope.untagged = this.untagged;
    return scope;
  }

  note(
    kind: EntryKind,
    code: string,
    field: string,
    words: string,
    change: { was?: unknown; now?: unknown } = {},
  ): void {
    const name = `${this.#path}${field}`;
    this.#context.entries.push({
      kind,
      code,
      record: this.#record,
      source: this.key,
      field: name,
      words,
      ...change,
    });
  }

  keep(field: string, value: unknown, words: string, code = 'no-field'): void {
    let name = `${this.#path}${field}`;
    for (let count = 2; name in this.#unmapped; count += 1) name = `${this.#path}${field}-${count}`;
    this.#unmapped[name] = value;
    this.note('unmapped', code, field, words, { was: value });
  }

  get isThere(): boolean {
    return this.#context.graph.get(this.key) !== undefined;
  }

  /** The values of the first of these properties that has any. */
  values(properties: Names): readonly Value[] {
    const own = this.#context.graph.get(this.key);
    const found = properties.find((property) => own?.has(property));
    if (found === undefined) return [];
    const values = own?.get(found) ?? [];
    const said = new Set(values.map(plainValue));
    // A name is often written twice, as a title and as a label: what says nothing more is not kept.
    for (const property of properties)
      if (own?.get(property)?.every((value) => said.has(plainValue(value)))) this.#taken.add(property);
    return values;
  }

  /** The values of all of these properties. */
  all(properties: Names): Value[] {
    return properties.flatMap((property) => this.values([property]));
  }

  /** One plain value; others are kept. */
  one(properties: Names): string | undefined {
    const [first, ...more] = this.values(properties);
    if (more.length > 0)
      this.keep(
        shortName(properties[0] ?? ''),
        more.map(plainValue),
        'There is room for one only.',
        'several',
      );
    const text = first && cleanText(plainValue(first)).text;
    return text === '' ? undefined : text;
  }

  links(properties: Names): string[] {
    return this.all(properties).flatMap((value) => (value.kind === 'node' ? [value.key] : []));
  }

  /** Words in every language that the kiosk has, each language's first; line breaks stay where `lines` is true. */
  text(properties: Names, lines = false): Text | undefined {
    const field = shortName(properties[0] ?? '');
    const found: Partial<Record<Language, string>> = {};
    for (const value of this.values(properties)) {
      const words = plainValue(value);
      const text = lines ? words.trim() : cleanText(words).text;
      if (text === '') continue;
      const tag = value.kind === 'words' ? value.language : '';
      const language = tag === '' ? this.untagged : languageOf(tag);
      if (language === undefined || found[language] !== undefined)
        this.keep(
          field,
          tag === '' ? words : { [tag]: words },
          language === undefined
            ? `The language ${tag} is not one of the kiosk's.`
            : 'There is room for one only.',
          'language',
        );
      else found[language] = text;
      if (tag === '')
        this.note('guessed', 'language-tag', field, `Words without a language, taken as ${this.untagged}.`);
    }
    const it = found.it ?? found.en ?? Object.values(found)[0];
    if (it === undefined) return undefined;
    if (found.it === undefined)
      this.note('guessed', 'no-italian', field, 'There is no Italian: another language stands for it.');
    return { ...found, it };
  }

  /** Keeps every property that nobody took. @returns what is to be the record's `unmapped` */
  finish(): Record<string, unknown> | undefined {
    for (const [property, values] of this.#context.graph.get(this.key) ?? [])
      if (!this.#taken.has(property)) {
        const plain = values.map(plainValue);
        this.keep(
          shortName(property),
          plain.length === 1 ? plain[0] : plain,
          'Has no field here.',
          shortName(property),
        );
      }
    return Object.keys(this.#unmapped).length === 0 ? undefined : this.#unmapped;
  }
}
