import { DatabaseSync } from 'node:sqlite';
import type * as RDF from '@rdfjs/types';

/** A value of a property: an IRI or blank node (its key in the graph), or words with their language or type. */
export type Value =
  { kind: 'node'; key: string } | { kind: 'words'; text: string; language: string; datatype: string };

/** Properties of one node, by IRI. */
export type Properties = ReadonlyMap<string, readonly Value[]>;

/** How many nodes are kept at hand: those of the service that is being made, and what it points to. */
const atHand = 256;

type Row = { predicate: string; kind: number; value: string; language: string; datatype: string };

const valueOf = ({ kind, value, language, datatype }: Row): Value =>
  kind === 0 ? { kind: 'node', key: value } : { kind: 'words', text: value, language, datatype };

const keyOf = ({ termType, value }: RDF.Term): string =>
  termType === 'BlankNode'
    ? `_:${value}`
    : // `https` and `http` of schema.org are one.
      value.startsWith('http://schema.org/')
      ? `https${value.slice(4)}`
      : value;

/**
 * A graph by subject: what an importer asks for is always "what does this node say". Statements stand in a database of
 * their own that has no name, so that a large graph goes to the disk and not into memory, and is gone afterwards.
 */
export class Graph {
  readonly #database = new DatabaseSync('');
  readonly #insert;
  readonly #select;
  readonly #recent = new Map<string, Properties | undefined>();
  #isOpen = true;

  constructor() {
    this.#database.exec(`
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = FILE;
      CREATE TABLE statement (subject TEXT, predicate TEXT, kind INTEGER, value TEXT, language TEXT, datatype TEXT);
      BEGIN`);
    this.#insert = this.#database.prepare('INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)');
    this.#select = this.#database.prepare(
      'SELECT predicate, kind, value, language, datatype FROM statement WHERE subject = ? ORDER BY rowid',
    );
  }

  add({ subject, predicate, object }: RDF.Quad): void {
    if (!this.#isOpen) throw new Error('The graph is being read.');
    if (object.termType === 'Literal')
      this.#insert.run(
        keyOf(subject),
        keyOf(predicate),
        1,
        object.value,
        object.language,
        object.datatype.value,
      );
    else this.#insert.run(keyOf(subject), keyOf(predicate), 0, keyOf(object), '', '');
  }

  /** From the first question on nothing is added: the index is made once. */
  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#database.exec('COMMIT; CREATE INDEX by_subject ON statement (subject)');
  }

  #read(key: string): Properties | undefined {
    const properties = new Map<string, Value[]>();
    const seen = new Set<string>();
    for (const row of this.#select.iterate(key) as unknown as Iterable<Row>) {
      // One statement may stand in several files.
      const print = JSON.stringify(row);
      if (seen.has(print)) continue;
      seen.add(print);
      const values = properties.get(row.predicate);
      if (values === undefined) properties.set(row.predicate, [valueOf(row)]);
      else values.push(valueOf(row));
    }
    return properties.size === 0 ? undefined : properties;
  }

  /** What a node says; undefined where it says nothing. */
  get(key: string): Properties | undefined {
    this.#close();
    if (this.#recent.has(key)) return this.#recent.get(key);
    const properties = this.#read(key);
    if (this.#recent.size >= atHand) this.#recent.delete(this.#recent.keys().next().value ?? '');
    this.#recent.set(key, properties);
    return properties;
  }

  /** Every node that says something, in the order of the keys. */
  *keys(): Generator<string> {
    this.#close();
    const all = this.#database.prepare('SELECT DISTINCT subject FROM statement ORDER BY subject');
    for (const row of all.iterate() as unknown as Iterable<{ subject: string }>) yield row.subject;
  }

  close(): void {
    this.#recent.clear();
    if (this.#isOpen) this.#database.exec('ROLLBACK');
    this.#isOpen = false;
    this.#database.close();
  }
}
