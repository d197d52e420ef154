import type { Text, Wording } from '../../../core/model/language.ts';
import type { Iris } from '../iris.ts';
import type { Wordings } from '../wordings.ts';

/** A node of JSON-LD: terms of the context to values. */
export type Node = { '@id'?: string; '@type'?: string | string[] } & Record<string, unknown>;

/** What all nodes of one export share. */
export type Setting = {
  iris: Iris;
  wordings: Wordings;
  /** The organisation that answers for what names none. */
  town: string;
};

/** A part of a record: its IRI, and an identifier that says whose it is. */
export const part = (owner: string, kind: string, index: number): { '@id': string; identifier: string } => ({
  '@id': `${owner}${owner.startsWith('urn:') ? ':' : '/'}${kind}-${index + 1}`,
  identifier: `${/[^/#:]+$/.exec(owner)?.[0] ?? owner}-${kind}-${index + 1}`,
});

/** A field where there is a value, else nothing. */
export const given = <Value>(
  term: string,
  value: Value | undefined,
  make: (value: Value) => unknown = (one) => one,
): Record<string, unknown> => (value === undefined ? {} : { [term]: make(value) });

/** A field with a list, where it is not empty. */
export const listed = (term: string, values: readonly unknown[]): Record<string, unknown> =>
  values.length === 0 ? {} : { [term]: values };

/** A text in its languages, where there is one. */
export const worded = (
  term: string,
  wordings: Wordings,
  wording: Wording | Text | undefined,
): Record<string, unknown> => given(term, wordings.text(wording));

/** A concept of a vocabulary, typed, as the shapes of CPSV-AP ask. */
export const concept = (iri: string, prefLabel: Text, more: Record<string, unknown> = {}): Node => ({
  '@id': iri,
  '@type': 'skos:Concept',
  prefLabel,
  ...more,
});
