import {
  isMap as isMapNode,
  isScalar,
  isSeq,
  Pair,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { languages } from '../../../core/model/language.ts';
import { nodeOf } from '../yaml-style.ts';
import { keepOuterComments, saveComments } from './comments.ts';
import { areAligned, decide, haveIds, isSet } from './decide.ts';
import { isMap, printAt, printOf, same, type Print } from './print.ts';

/** What an editor should know of a merge: a field that both changed, or translations of a text that is no longer the same. */
export type MergeNote = { kind: 'conflict' | 'translation'; field: string; yours: unknown; source: unknown };

type Side = { base: Print | undefined; theirs: unknown };
type Path = readonly (string | number)[];

/** One merge into one document, which it changes in place. */
class Merge {
  readonly notes: MergeNote[] = [];
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  #js(node: unknown): unknown {
    return node === undefined || node === null ? undefined : (node as Node).toJS(this.#document);
  }

  #note(kind: MergeNote['kind'], path: Path, yours: unknown, source: unknown): void {
    this.notes.push({ kind, field: path.join('.'), yours, source });
  }

  map(node: YAMLMap, base: Print | undefined, theirs: Readonly<Record<string, unknown>>, path: Path): void {
    const keys = Object.keys(theirs).filter((key) => theirs[key] !== undefined);
    const own = node.items
      .map(({ key }) => (isScalar(key) ? String(key.value) : ''))
      .filter((key) => !keys.includes(key));
    const before = this.#js(node) as Record<string, unknown>;
    let last: string | undefined;
    for (const key of [...keys, ...own]) {
      this.#field(node, key, { base: printAt(base, key), theirs: theirs[key] }, path, last);
      if (node.has(key)) last = key;
    }
    this.#staleTranslations(node, before, base, theirs, path);
  }

  /** A text whose Italian came from the source, beside translations that only the editor has. */
  #staleTranslations(
    node: YAMLMap,
    before: Record<string, unknown>,
    base: Print | undefined,
    theirs: Readonly<Record<string, unknown>>,
    path: Path,
  ): void {
    const italian = printAt(base, 'it');
    if (italian === undefined || typeof before['it'] !== 'string') return;
    if (same(printOf(theirs['it']), italian) || !same(printOf(before['it']), italian)) return;
    const own = languages.filter(
      (language) => language !== 'it' && node.has(language) && theirs[language] === undefined,
    );
    if (own.length > 0) this.#note('translation', path, own.join(', '), theirs['it']);
  }

  /** @param last the field of the source that stands before it: a new one comes after that */
  #field(node: YAMLMap, key: string, { base, theirs }: Side, path: Path, last: string | undefined): void {
    const here = [...path, key];
    const old = node.get(key, true) as Node | undefined;
    const mine = this.#js(old);
    const minePrint = mine === undefined ? undefined : printOf(mine);
    const theirsPrint = theirs === undefined ? undefined : printOf(theirs);
    const decision = decide(minePrint, base, theirsPrint);
    if (decision === 'keep' || this.#inside(old, { base, theirs }, here)) return;
    if (decision === 'take' || (key === 'modified' && String(theirs) > String(mine)))
      this.#put(node, key, old, theirs, last);
    else if (key !== 'modified') this.#note('conflict', here, mine, theirs);
  }

  /** Goes on inside a value where both sides have one of the same shape. False: the value has to be taken or left as a whole. */
  #inside(old: Node | undefined, { base, theirs }: Side, path: Path): boolean {
    if (isMapNode(old) && isMap(theirs)) {
      this.map(old, base, theirs, path);
      return true;
    }
    if (!isSeq(old) || !Array.isArray(theirs)) return false;
    const mine = this.#js(old) as unknown[];
    const known = Array.isArray(base) ? (base as Print[]) : [];
    if (isSet(path, mine, theirs)) this.#set(old, known, theirs as string[]);
    else if (haveIds(mine) && haveIds(theirs)) this.#records(old, known, theirs as { id: string }[], path);
    else if (areAligned(mine.map(printOf), known, theirs.map(printOf)))
      old.items.forEach((item, at) =>
        this.map(item as YAMLMap, known[at], theirs[at] as Record<string, unknown>, [...path, at]),
      );
    else return false;
    return true;
  }

  /** What the source took out goes, what it added comes; all else is the editor's. */
  #set(list: YAMLSeq, base: readonly Print[], theirs: readonly string[]): void {
    const known = new Set(base.map(String));
    const wanted = new Set(theirs.map((item) => String(printOf(item))));
    const printed = (item: unknown): string => String(printOf(this.#js(item)));
    const gone = list.items.filter((item) => known.has(printed(item)) && !wanted.has(printed(item)));
    saveComments(this.#document, gone);
    list.items = list.items.filter((item) => !gone.includes(item));
    const own = new Set(list.items.map(printed));
    for (const item of theirs)
      if (!known.has(String(printOf(item))) && !own.has(String(printOf(item))))
        list.add(this.#document.createNode(item));
  }

  /** Records with ids: each merged with its namesake; new ones at the end. */
  #records(list: YAMLSeq, base: readonly Print[], theirs: readonly { id: string }[], path: Path): void {
    const known = new Map(base.map((print) => [printAt(print, 'id') as string, print]));
    const ids = new Set(theirs.map(({ id }) => id));
    const nodes = new Map(list.items.map((item) => [(this.#js(item) as { id: string }).id, item as YAMLMap]));
    for (const record of theirs) {
      const node = nodes.get(record.id);
      const print = known.get(String(printOf(record.id)));
      if (node !== undefined) this.map(node, print, record, [...path, record.id]);
      else if (print === undefined) list.add(nodeOf('item', record));
      else if (!same(print, printOf(record))) this.#note('conflict', [...path, record.id], undefined, record);
    }
    const gone = [...nodes].filter(([id, node]) => {
      const print = known.get(String(printOf(id)));
      if (ids.has(id) || print === undefined) return false;
      if (same(print, printOf(this.#js(node)))) return true;
      this.#note('conflict', [...path, id], this.#js(node), undefined);
      return false;
    });
    saveComments(
      this.#document,
      gone.map(([, node]) => node),
    );
    list.items = list.items.filter((item) => !gone.some(([, node]) => node === item));
  }

  /** Puts the source's value in the place of the old one; what is equal in lists stays the same node, with its comments. */
  #put(node: YAMLMap, key: string, old: Node | undefined, theirs: unknown, last: string | undefined): void {
    if (theirs === undefined) {
      saveComments(
        this.#document,
        node.items
          .filter((pair) => isScalar(pair.key) && pair.key.value === key)
          .flatMap((pair) => [pair.key, pair.value]),
      );
      node.delete(key);
      return;
    }
    const next = nodeOf(key, theirs);
    if (isSeq(old) && isSeq(next)) {
      const rest = [...old.items];
      next.items = next.items.map((item) => {
        const print = printOf(this.#js(item));
        const at = rest.findIndex((one) => same(printOf(this.#js(one)), print));
        return at === -1 ? item : rest.splice(at, 1)[0];
      });
      saveComments(this.#document, rest);
    } else if (old !== undefined && !isScalar(old))
      saveComments(
        this.#document,
        isMapNode(old) ? old.items.flatMap((pair) => [pair.key, pair.value]) : isSeq(old) ? old.items : [],
      );
    keepOuterComments(old, next);
    if (old !== undefined) {
      node.set(key, next);
      return;
    }
    const at = node.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === last);
    node.items.splice(
      at === -1 ? node.items.length : at + 1,
      0,
      new Pair(this.#document.createNode(key), next),
    );
  }
}

/**
 * Merges what a source says now into a record as its editor has it. Comments, order and everything the source did not
 * change stay.
 * @param document the editor's file; changed in place
 * @param base the print of what the last import wrote
 */
export const mergeRecord = (
  document: Document,
  base: Print | undefined,
  theirs: Readonly<Record<string, unknown>>,
): MergeNote[] => {
  const merge = new Merge(document);
  if (isMapNode(document.contents)) merge.map(document.contents, base, theirs, []);
  return merge.notes;
};
