import { expect, it } from 'vitest';
import { languages } from '../../core/model/language.ts';
import { sampleKiosk, sampleWish } from '../testing/sample-kiosk.ts';

it.each(languages)('%s: the screen shows before it what the paper holds, in the same order', async (lang) => {
  const kiosk = sampleKiosk('2026-11-24T10:00');
  const { request, withAnswers, onPaper, ...take } = sampleWish('carta', { lang });
  const preview = await kiosk.ask('preview', take);
  const issued = await kiosk.ask('issue', { ...take, request, withAnswers, onPaper });
  if (issued.kind !== 'issued') throw new Error(issued.kind);
  await kiosk.ask('print', { ticket: issued.ticket });
  const [slip] = kiosk.printer.history();
  expect(slip?.title.text).toBe(preview.title.text);
  expect(slip?.number).toBe(issued.number);
  expect(slip?.url).toBe(issued.qr.url);
  expect(slip?.blocks.map(({ label, lines }) => [label?.text, ...lines.map(({ text }) => text)])).toEqual(
    preview.lines.map(({ label, values }) => [label.text, ...values.map(({ text }) => text)]),
  );
  await kiosk.close();
});
