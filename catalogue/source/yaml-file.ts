import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type * as z from 'zod/mini';
import { explain } from './explain.ts';
import type { Finding } from './finding.ts';
import { explainYaml } from './yaml-mistakes.ts';

/** The line (from 1) of a field, or of the nearest thing around it that is there. */
export type LineOf = (path: readonly PropertyKey[]) => number | undefined;
/** A record of the source form: its value, and the line of each of its fields. */
export type YamlFile<T> = { value: T; lineOf: LineOf };

/** YAML aliases can be made to grow without end; no catalogue needs more. */
const maxAliasCount = 50;

/** Walks down to `path` and gives the line of its key, which is where an editor looks, not of its value below. */
const lines =
  (document: Document, counter: LineCounter): LineOf =>
  (path) => {
    const start = (node: unknown): number | undefined =>
      isNode(node) && node.range ? counter.linePos(node.range[0]).line : undefined;
    let line = start(document.contents);
    let node: Node | null = document.contents;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined) return line;
        line = start(pair.key) ?? line;
        node = isNode(pair.value) ? pair.value : null;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        line = start(item) ?? line;
        node = isNode(item) ? item : null;
      } else return line;
    }
    return line;
  };

/** The lines of the file that was looked at last: complaints come file by file. */
let last: { of: object; lineOf: LineOf } | undefined;

/**
 * Lines that are looked up when somebody asks, from the file again: its tree is twenty times as large as the record, and
 * most records have nothing to complain of.
 */
const linesLater = (path: string, now: LineOf): LineOf => {
  const own = {};
  last = { of: own, lineOf: now };
  return (steps) => {
    if (last?.of !== own) {
      const counter = new LineCounter();
      try {
        const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: counter });
        last = { of: own, lineOf: lines(document, counter) };
      } catch {
        // Gone since it was read: what is wrong with it can still be said without the line.
        return undefined;
      }
    }
    return last.lineOf(steps);
  };
};

/** How many complaints of the parser are worth showing: later ones mostly follow from the first. */
const shownMistakes = 3;

/**
 * Reads one file of the source form and checks it against `schema`.
 * @param path where the file is
 * @param file what findings call it: its path inside the source folder
 * @returns the value, or every finding with its line; never throws for what is in the file.
 */
export const readYaml = async <T extends z.ZodMiniType>(
  path: string,
  file: string,
  schema: T,
): Promise<{ ok: true; value: YamlFile<z.infer<T>> } | { ok: false; findings: Finding[] }> => {
  const finding = (rest: Omit<Finding, 'severity' | 'file'>): Finding => ({
    severity: 'error',
    file,
    ...rest,
  });
  const refuse = (...findings: Finding[]): { ok: false; findings: Finding[] } => ({ ok: false, findings });

  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return refuse(
        finding({
          path: '',
          message: 'The file is missing.',
          fix: 'Add it; docs/editors.md shows what it holds.',
        }),
      );
    return refuse(
      finding({
        path: '',
        message: `The file cannot be read (${code ?? 'unknown'}).`,
        fix: 'Check that it is a file and that you may read it.',
      }),
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      finding({
        path: '',
        message: 'The file is not UTF-8 text.',
        fix: 'Save it again as UTF-8 (in the editor: "Save with encoding").',
      }),
    );
  }

  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const mistakes = [...document.errors, ...document.warnings].map((error) => {
    const key = /^[^\s:]*/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return finding({ line: counter.linePos(error.pos[0]).line, path: '', ...explainYaml(error, key) });
  });
  // The parser says some things twice on one line.
  const distinct = mistakes.filter(
    (one, index) =>
      mistakes.findIndex((other) => other.line === one.line && other.message === one.message) === index,
  );
  if (distinct.length > 0) return refuse(...distinct.slice(0, shownMistakes));

  const lineOf = lines(document, counter);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount });
  } catch (fault) {
    const unresolved = /Unresolved alias.*: (.+)$/.exec(fault instanceof Error ? fault.message : '')?.[1];
    return refuse(
      unresolved === undefined
        ? finding({
            path: '',
            message: 'The file repeats itself through aliases (&, *) more often than is allowed.',
            fix: 'Write the values out.',
          })
        : finding({
            path: '',
            message: `A text starts with * (*${unresolved}), which means an alias.`,
            fix: 'Put the text in quotes.',
          }),
    );
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: { value: parsed.data, lineOf: linesLater(path, lineOf) } };
  return refuse(
    ...parsed.error.issues.flatMap(explain).map((words) => {
      const line = lineOf(words.path);
      return finding({
        ...(line === undefined ? {} : { line }),
        path: words.path.map(String).join('.'),
        message: words.message,
        fix: words.fix,
      });
    }),
  );
};
