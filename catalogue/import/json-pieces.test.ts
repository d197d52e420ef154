import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../testing/folder.ts';
import { jsonPieces, type JsonPiece } from './json-pieces.ts';
import { linesOf } from './lines.ts';

const read = (text: string): JsonPiece[] => {
  using folder = folderOf({ 'a.json': text });
  return [...jsonPieces(join(folder.dir, 'a.json'))];
};

describe('JSON, value by value', () => {
  it('gives members, and lists that are members element by element', () =>
    expect(read('\ufeff { "a" : {"b":["]}\\"",1]}, "c": [ 1 , "x,y", [2], {} ], "d":null,"e":[] }')).toEqual([
      { key: 'a', inList: false, text: '{"b":["]}\\"",1]}' },
      { key: 'c', inList: true, text: '1' },
      { key: 'c', inList: true, text: '"x,y"' },
      { key: 'c', inList: true, text: '[2]' },
      { key: 'c', inList: true, text: '{}' },
      { key: 'd', inList: false, text: 'null' },
    ]));
  it('says the same as JSON.parse, however it is spaced', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2, '\t'), (value, space) => {
        const expected = Object.entries(JSON.parse(JSON.stringify(value)) as object).flatMap(([key, one]) =>
          Array.isArray(one) ? one.map((inner: unknown) => [key, inner]) : [[key, one]],
        );
        expect(
          read(JSON.stringify(value, undefined, space)).map(({ key, text }) => [key, JSON.parse(text)]),
        ).toEqual(expected);
        const list = Object.values(value);
        expect(read(JSON.stringify(list)).map(({ text }) => JSON.parse(text) as unknown)).toEqual(
          JSON.parse(JSON.stringify(list)),
        );
      }),
    ));
  it('reads values that are longer than a piece of the file, with letters cut in two', () => {
    const long = '\u00e8\u4e2d'.repeat(150_000);
    expect(
      read(JSON.stringify({ a: [long, `x${long}`] })).map(({ text }) => JSON.parse(text) as string),
    ).toEqual([long, `x${long}`]);
  });
  it.each([
    ['', 'ends in the middle'],
    ['{"a":[1,', 'ends in the middle'],
    ['"a"', 'neither an object nor a list'],
    ['[] []', 'after the end'],
  ])('%j is refused', (text, words) => expect(() => read(text)).toThrow(words));
});

describe('lines of a file', () => {
  it('are those of the text, each where it stands', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ' ')),
          { minLength: 1 },
        ),
        (lines) => {
          const text = lines.join('\n');
          using folder = folderOf({ 'a.txt': text });
          const bytes = Buffer.from(text);
          const read = [...linesOf(join(folder.dir, 'a.txt'))];
          expect(read.map((line) => line.text)).toEqual(
            text === '' ? [] : text.replace(/\n$/, '').split('\n'),
          );
          for (const { from, length, text: line } of read)
            expect(bytes.toString('utf8', from, from + length)).toBe(line);
        },
      ),
    ));
});
