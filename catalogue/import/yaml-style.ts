import { Document, isScalar, isSeq, visit, type Node, type ToStringOptions } from 'yaml';

/** Lists that read best on one line. */
const shortLists = new Set([
  'days',
  'auth',
  'languages',
  'topics',
  'needs',
  'services',
  'requires',
  'related',
  'places',
  'it',
]);
const maxLine = 100;

/** How a catalogue's files are written, by an import and after a merge. */
export const yamlLook: ToStringOptions = {
  lineWidth: 120,
  singleQuote: true,
  blockQuote: 'folded',
  flowCollectionPadding: false,
};

/** Times and dates in quotes, because older YAML tools would read them as numbers. */
export const yamlRules = { compat: 'yaml-1.1' } as const;

/** A value as a document in the look of a catalogue: block style with short lists on one line, nothing repeated through aliases. */
const documentOf = (record: unknown): Document => {
  const document = new Document(record, { aliasDuplicateObjects: false, ...yamlRules });
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !shortLists.has(String(key.value)) || !isSeq(value)) return;
      const words = value.items.map((item) =>
        isScalar(item) && typeof item.value === 'string' ? item.value : undefined,
      );
      if (
        words.every((word) => word !== undefined && /^[\p{L}\d' -]+$/u.test(word)) &&
        words.join(', ').length <= maxLine
      )
        value.flow = true;
    },
  });
  return document;
};

/** A record as an editor keeps it, long lines folded. */
export const yamlOf = (record: unknown): string => documentOf(record).toString(yamlLook);

/** The value of a field as a node in the same look, to be put into a file that is there. */
export const nodeOf = (key: string, value: unknown): Node =>
  documentOf({ [key]: value }).get(key, true) as Node;
