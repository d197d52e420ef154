import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { obstacle } from './condition.ts';
import { conditionOf, isStatusByte, type StatusAnswers } from './escpos-status.ts';

const fine: StatusAnswers = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 };

describe('status of an ESC/POS printer', () => {
  it.each<[string, StatusAnswers, ReturnType<typeof conditionOf>]>([
    ['all fine', fine, 'ready'],
    ['only printer and paper answer', { 1: 0x12, 4: 0x12 }, 'ready'],
    ['paper near its end', { ...fine, 4: 0x1e }, 'paper-low'],
    ['paper out', { ...fine, 1: 0x1a, 2: 0x32, 4: 0x7e }, 'paper-out'],
    ['cover open, which also lifts the paper sensor', { ...fine, 1: 0x1a, 2: 0x16, 4: 0x7e }, 'cover-open'],
    ['cutter blocked', { ...fine, 1: 0x1a, 3: 0x1a }, 'error'],
    ['off-line without a cause', { ...fine, 1: 0x1a }, 'off-line'],
    ['silent', {}, 'unknown'],
    ['nothing on the paper', { 1: 0x12 }, 'unknown'],
  ])('%s', (_, answers, condition) => {
    expect(conditionOf(answers)).toBe(condition);
  });

  it('never says ready without an answer on printer and paper', () => {
    const answer = fc.option(fc.nat(255).filter(isStatusByte), { nil: undefined });
    fc.assert(
      fc.property(answer, answer, answer, answer, (...given) => {
        const answers = Object.fromEntries(
          given.flatMap((byte, index) => (byte === undefined ? [] : [[index + 1, byte]])),
        ) as StatusAnswers;
        const condition = conditionOf(answers);
        if (condition === 'ready' || condition === 'paper-low')
          expect(answers[1] !== undefined && answers[4] !== undefined).toBe(true);
        expect(obstacle(condition) === undefined).toBe(['ready', 'paper-low', 'unknown'].includes(condition));
      }),
    );
  });

  it('takes flow control and unasked reports for no answer', () => {
    for (const byte of [0x00, 0x11, 0x13, 0x10, 0x0f, 0xff]) expect(isStatusByte(byte)).toBe(false);
  });
});
