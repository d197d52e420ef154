import { chromium } from '@playwright/test';
import { demoCatalogue } from '../fixtures/catalogues.ts';
import { launchFlags } from '../fixtures/chromium.ts';
import { forget, startKioskProcess } from '../fixtures/kiosk.ts';
import { expect, test } from '../fixtures/test.ts';
import { hands } from '../pages/hands.ts';
import { Person } from '../pages/person.ts';
import { screenProfiles } from '../../kiosk/settings/screen-profiles.ts';

const morning = '2026-11-24T10:00';
test.use({ setup: { at: morning, settings: { kioskLetter: 'A' } } });
test.skip(({ shell }) => shell !== 'loopback', 'two kiosks at once: the second one is the loopback shell');

for (const hand of hands)
  test(`K9 two busy kiosks of one lobby: own letters, and the time, by which people are called (${hand})`, async ({
    kiosk,
  }) => {
    const second = await startKioskProcess('loopback', {
      at: morning,
      screen: 'P32',
      settings: { kioskLetter: 'B' },
      catalogue: demoCatalogue,
    });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: launchFlags });
    try {
      const { width = 0, height = 0 } = screenProfiles['P32'] ?? {};
      const page = await browser.newPage({
        viewport: { width, height },
        hasTouch: true,
        reducedMotion: 'reduce',
      });
      await page.goto(second.address);
      await page.locator('main[data-ready]').waitFor();
      const lobby = {
        A: { person: new Person(kiosk.page, hand), devices: kiosk.devices },
        B: { person: new Person(page, hand), devices: second.devices },
      };
      // Who came when, at which kiosk: the second is busier, and its numbers run ahead.
      const came = ['B', 'B', 'A', 'B', 'A'] as const;
      const papers: { number: string; time: string; order: number }[] = [];
      for (const [order, letter] of came.entries()) {
        for (const { devices } of Object.values(lobby)) await devices.advance(11_000);
        const { person, devices } = lobby[letter];
        await person.start();
        await person.find('carta identità', 'carta-identita');
        await person.take();
        const time = `10:00:${String(11 * (order + 1)).padStart(2, '0')}`;
        const words = ['Siediti e aspetta: si chiama in ordine di orario.', `${time}, Totem ${letter}`];
        await person.reads(...words);
        const slip = (await devices.printed()).at(-1);
        const paper = slip?.blocks.flatMap(({ lines }) => lines.map(({ text }) => text)) ?? [];
        expect(paper.slice(0, 2)).toEqual([`martedì 24 novembre, ore ${words[1]}`, words[0]]);
        expect(slip?.number).toMatch(new RegExp(`^A-${letter}00\\d-[A-Z]$`));
        papers.push({ number: slip?.number ?? '', time, order });
        await person.isFollowed();
      }
      expect(new Set(papers.map(({ number }) => number)).size).toBe(came.length);
      const called = papers.toSorted((one, other) => one.time.localeCompare(other.time));
      expect(called.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4]);
      // By number across kiosks somebody would have been overtaken: A-A002 came after A-B003.
      const digits = ({ number }: { number: string }): string => /\d+/.exec(number)?.[0] ?? '';
      const byNumber = papers.toSorted((one, other) => digits(one).localeCompare(digits(other)));
      expect(byNumber.map(({ order }) => order)).not.toEqual([0, 1, 2, 3, 4]);
    } finally {
      await browser.close();
      await second.end();
      forget(second.dataDir);
    }
  });
