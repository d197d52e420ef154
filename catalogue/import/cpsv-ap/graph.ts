import type * as RDF from '@rdfjs/types';

/** A value of a property: an IRI or blank node (its key in the graph), or words with their language or type. */
export type Value =
  { kind: 'node'; key: string } | { kind: 'words'; text: string; language: string; datatype: string };

/** Properties of one node, by IRI. */
export type Properties = Map<string, Value[]>;

/**
 * A graph by subject: what an importer asks for is always "what does this node say". Three indexes over every statement,
 * as a general store keeps, would be most of the memory of a large import.
 */
export class Graph {
  readonly #nodes = new Map<string, Properties>();
  readonly #names = new Map<string, string>();

  /** One text for each IRI, however often it stands in the data. */
  #name(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    this.#names.set(text, text);
    return text;
  }

  #key(term: RDF.Term): string {
    const { value } = term;
    if (term.termType === 'BlankNode') return this.#name(`_:${value}`);
    return this.#name(value.startsWith('http://schema.org/') ? `https${value.slice(4)}` : value);
  }

  add(quad: RDF.Quad): void {
    const subject = this.#key(quad.subject);
    let properties = this.#nodes.get(subject);
    if (properties === undefined) this.#nodes.set(subject, (properties = new Map()));
    const predicate = this.#key(quad.predicate);
    let values = properties.get(predicate);
    if (values === undefined) properties.set(predicate, (values = []));
    const { object } = quad;
    const value: Value =
      object.termType === 'Literal'
        ? {
            kind: 'words',
            text: object.value,
            language: this.#name(object.language),
            datatype: this.#name(object.datatype.value),
          }
        : { kind: 'node', key: this.#key(object) };
    if (!values.some((one) => sameValue(one, value))) values.push(value);
  }

  get(key: string): Properties | undefined {
    return this.#nodes.get(key);
  }

  get keys(): IterableIterator<string> {
    return this.#nodes.keys();
  }
}

const sameValue = (a: Value, b: Value): boolean =>
  a.kind === 'node'
    ? b.kind === 'node' && a.key === b.key
    : b.kind === 'words' && a.text === b.text && a.language === b.language && a.datatype === b.datatype;
