import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groups, ippRequest, readIpp } from './ipp-message.ts';

/** `attributes-charset utf-8` and `attributes-natural-language en`, as RFC 8010, 3.1.4.1 sets them out. */
const preamble =
  '47 0012 617474726962757465732d63686172736574 0005 7574662d38 48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765 0002 656e';
const hex = (text: string): Buffer => Buffer.from(text.replace(/\s+/g, ''), 'hex');

describe('IPP messages', () => {
  it('are written byte by byte as the standard says', () => {
    const written = ippRequest(0x000b, [
      ['uri', 'printer-uri', 'ipp://a/b'],
      ['keyword', 'requested-attributes', 'x', 'yz'],
    ]);
    expect(written.toString('hex')).toBe(
      hex(
        `0101 000b 00000001 01 ${preamble}
         45 000b 7072696e7465722d757269 0009 6970703a2f2f612f62
         44 0014 7265717565737465642d61747472696275746573 0001 78
         44 0000 0002 797a
         03`,
      ).toString('hex'),
    );
  });

  it('are read with several groups, several values, and values that nobody asked for', () => {
    const read = readIpp(
      hex(
        `0101 0000 00000001 01 ${preamble}
         02 21 0006 6a6f622d6964 0004 0000002a
         44 0001 72 0001 61 44 0000 0001 62
         31 0001 74 000b 07ea0b170a0000002b0000
         02 23 0001 73 0004 00000009 03`,
      ),
    );
    expect(
      read?.groups.filter(({ tag }) => tag === groups.job).map(({ attributes }) => ({ ...attributes })),
    ).toEqual([{ 'job-id': [42], r: ['a', 'b'] }, { s: [9] }]);
  });

  it('come back as they were written, whatever the words', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{0,20}$/);
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(
        name,
        text,
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        fc.boolean(),
        (key, words, number, yes) => {
          const job = [
            ['text', key, words, words],
            ['integer', `${key}1`, number],
            ['boolean', `${key}2`, yes],
          ] as const;
          const read = readIpp(ippRequest(1, [], { job }));
          const attributes = read?.groups.find(({ tag }) => tag === groups.job)?.attributes;
          expect({ ...attributes }).toEqual({
            [key]: [words.toWellFormed(), words.toWellFormed()],
            [`${key}1`]: [number],
            [`${key}2`]: [yes],
          });
        },
      ),
    );
  });

  it('that are cut short or made of rubbish are none', () => {
    const whole = ippRequest(0x000b, [['uri', 'printer-uri', 'ipp://a/b']]);
    for (let length = 0; length < whole.length; length += 1)
      expect(readIpp(whole.subarray(0, length))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readIpp(Buffer.from(bytes))));
  });
});
