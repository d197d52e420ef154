import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, succeed, type Result } from '../../core/model/result.ts';
import type { Exporter, ExportFile } from './exporter.ts';

/** How much text is given to the disk at once. */
const pieceLength = 65_536;

/** Small pieces made larger, so that a line of JSON is not a write of its own. */
function* inPieces(content: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of content) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const writeFile = async ({ content }: ExportFile, path: string): Promise<void> => {
  const source = typeof content === 'function' ? [await content()] : inPieces(content);
  await pipeline(Readable.from(source, { objectMode: true }), createWriteStream(path));
};

/** Writes the files of an export, each whole or not at all: beside its place first, then moved there. */
export const writeExport = async (
  out: string,
  { output }: Pick<Exporter, 'output'>,
  files: readonly ExportFile[],
  onFile: (file: string) => void,
): Promise<Result<{ file: string; bytes: number }[], { code: 'not-written'; words: string }>> => {
  const written: { file: string; bytes: number }[] = [];
  for (const one of files) {
    const path = output === 'FILE' ? out : join(out, one.name);
    const beside = `${path}.part`;
    onFile(path);
    try {
      mkdirSync(dirname(path), { recursive: true });
      await writeFile(one, beside);
      renameSync(beside, path);
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code;
      if (code === undefined) throw fault;
      if (existsSync(beside)) rmSync(beside);
      return fail({ code: 'not-written', words: `${path} cannot be written (${code}).` });
    }
    written.push({ file: path, bytes: statSync(path).size });
  }
  return succeed(written);
};
