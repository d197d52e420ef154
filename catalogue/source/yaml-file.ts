import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import * as z from 'zod/mini';
import { explain } from './explain.ts';
import type { Finding } from './finding.ts';

/** A record of the source form: its value, and the line of each of its fields. */
export type YamlFile<T> = { value: T; lineOf: (path: readonly PropertyKey[]) => number | undefined };

/** YAML aliases can be made to grow without end; no catalogue needs more. */
const maxAliasCount = 50;

const lines = (document: Document, counter: LineCounter) => (path: readonly PropertyKey[]) => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return undefined;
};

/**
 * Reads one file of the source form and checks it against `schema`.
 * @returns the value, or every finding with its line; never throws for what is in the file.
 */
export const readYaml = async <T extends z.ZodMiniType>(
  path: string,
  file: string,
  schema: T,
): Promise<{ ok: true; value: YamlFile<z.infer<T>> } | { ok: false; findings: Finding[] }> => {
  const finding = (rest: Omit<Finding, 'severity' | 'file'>): Finding => ({ severity: 'error', file, ...rest });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (fault) {
    const missing = (fault as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      ok: false,
      findings: [
        missing
          ? finding({ path: '', message: 'The file is missing.', fix: 'Add it; `sportello-catalogue` in docs/editors.md shows what it holds.' })
          : finding({ path: '', message: 'The file is not readable UTF-8 text.', fix: 'Save it again as UTF-8.' }),
      ],
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      ok: false,
      findings: document.errors.map((error) =>
        finding({ line: counter.linePos(error.pos[0]).line, path: '', message: `${error.message.split('\n')[0]}.`, fix: 'Check indents, colons and quotes on this line.' }),
      ),
    };
  const lineOf = lines(document, counter);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount });
  } catch {
    return { ok: false, findings: [finding({ path: '', message: 'The file repeats itself through aliases (&, *).', fix: 'Write the values out.' })] };
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: { value: parsed.data, lineOf } };
  return {
    ok: false,
    findings: parsed.error.issues.map((issue) => {
      const words = explain(issue);
      const line = lineOf(words.path);
      return finding({ ...(line === undefined ? {} : { line }), path: words.path.map(String).join('.'), message: words.message, fix: words.fix });
    }),
  };
};
