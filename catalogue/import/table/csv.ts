import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import type { CellValue } from './sheet.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** Bytes that tell the encoding and the separator of a file. */
const sample = 64 * 1024;

/**
 * The encoding of a CSV file: by its mark, else UTF-8 if all of it is UTF-8, else the code page of Western Windows, which is
 * what Excel saves "CSV" in.
 */
const encodingOf = async (file: string): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(file)) {
      const bytes = chunk as Buffer;
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      isFirst = false;
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (fault) {
    if (fault instanceof TypeError) return 'windows-1252';
    throw fault;
  }
};

/** The separator: whichever of `;`, `,` and tab is most often in the first lines, outside quotes; `;` where none is. */
export const separatorOf = (text: string): string => {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .slice(0, 10)
    .join('\n');
  const counted = [';', '\t', ','].map((mark) => ({ mark, count: lines.split(mark).length - 1 }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ';';
};

/** What was found out about a file before its rows are read. */
export type CsvFile = {
  encoding: Encoding;
  separator: string;
  rows: AsyncIterable<{ number: number; cells: CellValue[] }>;
};

/** Opens a CSV file; its rows are read one by one, whatever their number. Numbers of rows count lines of the file, as editors show them. */
export const openCsv = async (file: string): Promise<CsvFile> => {
  const encoding = await encodingOf(file);
  const handle = await open(file);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(sample), 0, sample, 0)
    .finally(() => handle.close());
  const separator = separatorOf(new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)));
  const rows = async function* (): AsyncGenerator<{ number: number; cells: CellValue[] }> {
    const parser = parse({
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    });
    const decoder = new TextDecoder(encoding);
    const source = createReadStream(file);
    const feed = (async () => {
      for await (const chunk of source) {
        const text = decoder.decode(chunk as Buffer, { stream: true });
        if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
      }
      parser.end(decoder.decode());
    })();
    // What goes wrong while reading ends the rows, too.
    feed.catch((fault: unknown) => parser.destroy(fault instanceof Error ? fault : new Error(String(fault))));
    let line = 1;
    for await (const one of parser) {
      const { info, record } = one as { info: { lines: number }; record: string[] };
      yield { number: line, cells: record };
      line = info.lines + 1;
    }
    await feed;
  };
  return { encoding, separator, rows: rows() };
};
