import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import { claimsIn } from '../../kiosk/testing/claims-in.ts';
import { cupsIsHere, cupsPdfFolder, startCups } from '../../kiosk/testing/cups-server.ts';
import { darkness, pdfPages, readCodes } from '../../kiosk/testing/pictures.ts';
import { demoCatalogue } from '../fixtures/catalogues.ts';
import { forget, startKioskProcess } from '../fixtures/kiosk.ts';
import { expect, test } from '../fixtures/test.ts';
import { Person } from '../pages/person.ts';

/** Squares of so many dots are all black only within the strokes of the number, and so many of them are. */
const numberStroke = 20;
const numberStrokes = 8;

const printed = (): string[] => {
  try {
    return readdirSync(cupsPdfFolder).filter((file) => file.startsWith('sportello-'));
  } catch {
    return [];
  }
};

test('a ticket through a real CUPS: the sheet has the number, and its code is read', async ({
  kiosk,
  shell,
}) => {
  test.skip(shell !== 'loopback', 'The printer is the same behind every shell');
  test.skip(!cupsIsHere, 'CUPS and cups-pdf are not here');
  const cups = await startCups();
  await cups.pdfQueue('ufficio');
  const before = printed();
  const office = await startKioskProcess('loopback', {
    at: '2026-11-24T10:00',
    screen: 'P32',
    settings: {},
    catalogue: demoCatalogue,
    printer: { kind: 'cups', queue: 'ufficio', sheet: 'a4', server: cups.server },
  });
  try {
    await kiosk.page.goto(office.address);
    const person = new Person(kiosk.page);
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.take();
    await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    const number = (await person.on.number.innerText()).trim();
    const [file, ...more] = printed().filter((name) => !before.includes(name));
    expect(more).toEqual([]);
    const pdf = readFileSync(join(cupsPdfFolder, file ?? ''));
    rmSync(join(cupsPdfFolder, file ?? ''));
    // Ghostscript numbers the letters anew, so that no program reads its words; the code says the number, and the page shows it large.
    const pages = await pdfPages(pdf);
    const [first, last] = [pages[0], pages.at(-1)];
    if (first === undefined || last === undefined) throw new Error('The sheet is empty.');
    const claims = claimsIn(readCodes(last, 'anywhere'));
    if (claims.kind !== 'service') throw new Error('The code holds no token of a service.');
    expect(claims.service).toBe('carta-identita');
    expect(claims.number && formatTypedNumber(claims.number)).toBe(number);
    // Strokes of the large number: a bar in the upper part of the sheet that no other letter could make.
    const strokes = darkness(first, numberStroke).slice(0, Math.floor(first.height / numberStroke / 3));
    expect(strokes.flat().filter((dark) => dark > 0.98).length).toBeGreaterThan(numberStrokes);
    expect(cups.spooled()).toEqual([]);
  } finally {
    await office.end();
    forget(office.dataDir);
    await cups.close();
  }
});
