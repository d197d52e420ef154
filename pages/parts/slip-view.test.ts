import { describe, expect, it } from 'vitest';
import type { PageService, PageTown } from '../../core/published/pages.ts';
import type { HandOver, ServiceClaims } from '../../core/token/claims.ts';
import type { TodayEntry } from '../../core/published/today.ts';
import { wordsOf } from '../testing/words.ts';
import { answersView } from './answers-view.ts';
import { slipView } from './slip-view.ts';
import { createSay } from './words.ts';

/** Tuesday, 10:05 in Rome. */
const now = Date.parse('2026-11-24T09:05:00Z');
const day = 86_400_000;
const weekly = [{ days: ['mon' as const, 'tue' as const], open: '08:30', close: '12:30' }];

const town: PageTown = {
  municipality: {
    formatVersion: 1,
    id: 'borgo',
    name: { it: 'Borgo' },
    timeZone: 'Europe/Rome',
    switchboard: '0599 1',
  },
  units: [{ id: 'anagrafe', name: { it: 'Anagrafe' }, contacts: [{ phone: '0599 2' }] }],
  places: [
    {
      id: 'piazza',
      name: { it: 'In piazza' },
      address: 'Piazza 1',
      city: 'Borgo',
      lat: 44,
      lon: 11,
      hours: { weekly },
    },
    { id: 'torre', name: { it: 'Torre' } },
  ],
  notices: [
    { id: 'all', from: '2026-11-01', to: '2026-11-30', severity: 'info', title: { it: 'Per tutti' } },
    { id: 'over', from: '2026-11-01', to: '2026-11-23', severity: 'urgent', title: { it: 'Passato' } },
    {
      id: 'strike',
      from: '2026-11-24T08:00',
      to: '2026-11-24T14:00',
      severity: 'urgent',
      title: { it: 'Sciopero' },
      places: ['piazza'],
    },
    {
      id: 'other',
      from: '2026-11-01',
      to: '2026-11-30',
      severity: 'info',
      title: { it: 'Altro' },
      services: ['altro'],
    },
  ],
};
const service: PageService = {
  id: 'carta',
  title: { it: 'Carta', ar: 'بطاقة' },
  responsibleUnit: 'anagrafe',
  inputs: [
    { name: { it: 'Foto' } },
    { name: { it: 'Denuncia' }, condition: { it: 'se l’hai persa' }, obtainFrom: { it: 'Carabinieri' } },
    { name: { it: 'Vecchia carta' }, required: false },
  ],
  places: [{ place: 'piazza', desk: { it: 'Sportello 1' } }],
};
const claims: ServiceClaims = {
  kind: 'service',
  town: 'borgo',
  service: 'carta',
  place: 'piazza',
  number: { prefix: 'A', kiosk: 'B', sequence: 7 },
  issuedAt: now - 300_000,
  expires: now + day,
  language: 'it',
};
const view = (
  change: {
    claims?: Partial<ServiceClaims>;
    service?: PageService | undefined;
    handOvers?: HandOver[];
    signedAt?: number;
    lang?: 'it' | 'ar';
    today?: TodayEntry[];
  } = {},
) =>
  slipView({
    claims: { ...claims, ...change.claims },
    handOvers: change.handOvers ?? [],
    town,
    service: 'service' in change ? change.service : service,
    say: createSay(change.lang ?? 'it', wordsOf(change.lang ?? 'it')),
    today: change.today && { formatVersion: 1, municipality: 'borgo', entries: change.today },
    signedAt: change.signedAt ?? now - 3_600_000,
    now,
  });

describe('a slip as it holds now', () => {
  it('says number, place, desk, hours and whom to call', () => {
    expect(view()).toMatchObject({
      number: expect.stringMatching(/^A-B007-[A-Z]$/) as string,
      byTime: true,
      gone: false,
      title: { text: 'Carta' },
      where: { name: { text: 'In piazza' }, address: 'Piazza 1, Borgo', at: { lat: 44, lon: 11 } },
      desk: { text: 'Sportello 1' },
      open: { state: 'open', text: { text: 'Aperto ora, fino alle 12:30' } },
      next: { from: now, to: Date.parse('2026-11-24T11:30:00Z') },
      phone: '0599 2',
      issued: { text: 'martedì 24 novembre, ore 10:00' },
    });
  });
  it('lists what to bring with its condition and who issues it, or only what the person was told', () => {
    expect(view().bring.map(({ text }) => text.text)).toEqual([
      'Foto',
      'Denuncia (se l’hai persa). Lo rilascia: Carabinieri',
      'Vecchia carta (se lo hai)',
    ]);
    expect(view({ claims: { bring: [0, 2] } }).bring.map(({ id }) => id)).toEqual(['0', '2']);
  });
  it('shows the notices that hold now, for everybody, for the place, for the service', () => {
    expect(view().notices.map(({ id, isUrgent }) => [id, isUrgent])).toEqual([
      ['strike', true],
      ['all', false],
    ]);
  });
  it('marks what is not translated, and what nobody reviewed', () => {
    const arabic = view({ lang: 'ar' });
    expect(arabic.title).toEqual({ text: 'بطاقة', lang: 'ar', machine: true });
    expect(arabic.desk).toEqual({ text: 'Sportello 1', lang: 'it', machine: false });
  });
  it('calls nothing open that nobody confirmed for a week', () => {
    expect(view({ signedAt: now - 8 * day }).open?.state).toBe('unconfirmed');
  });
  it('says that a service moves, has moved, has ended here, or is gone', () => {
    const at = (change: object): PageService => ({ ...service, places: [{ place: 'piazza', ...change }] });
    expect(view({ service: at({ movedTo: { place: 'torre', from: '2026-12-01' } }) })).toMatchObject({
      where: { name: { text: 'In piazza' } },
      moved: { text: 'Dal 1 dicembre si va qui: Torre' },
    });
    expect(view({ service: at({ movedTo: { place: 'torre', from: '2026-11-20' } }) })).toMatchObject({
      where: { name: { text: 'Torre' } },
      moved: { text: 'Si è spostato. Ora è qui: Torre' },
      gone: false,
    });
    expect(view({ service: at({ validTo: '2026-11-20' }) }).gone).toBe(true);
    expect(view({ service: undefined })).toMatchObject({ gone: true, phone: '0599 1' });
  });
  it('says what is different today, in the language of the person, and is closed when it is', () => {
    const closed: TodayEntry = {
      kind: 'hours',
      id: 'chiuso',
      place: 'piazza',
      unit: 'anagrafe',
      date: '2026-11-24',
      hours: { closedFrom: '10:00' },
      reason: 'strike',
      note: 'Suona al portone',
    };
    const italian = view({ today: [closed] });
    expect(italian.open).toMatchObject({ state: 'closed' });
    expect(italian.notices[0]).toMatchObject({
      isUrgent: true,
      title: { text: 'Anagrafe (In piazza): chiuso oggi, martedì 24 novembre, dalle 10:00 (sciopero)' },
      body: { text: 'Suona al portone', lang: 'it' },
    });
    expect(view({ today: [closed], lang: 'ar' }).notices[0]).toMatchObject({
      title: { text: expect.stringContaining('مغلق اليوم') as string, lang: 'ar', machine: false },
      body: { lang: 'it' },
    });
    for (const other of [
      { ...closed, unit: 'tributi' },
      { ...closed, place: 'torre' },
      { ...closed, date: '2026-11-23' },
    ])
      expect(view({ today: [other] })).toMatchObject({
        open: { state: 'open' },
        notices: [{ id: 'strike' }, { id: 'all' }],
      });
  });
  it('goes where the office is today, also when it had moved before', () => {
    const moved: TodayEntry = {
      kind: 'moved',
      id: 'altrove',
      place: 'torre',
      from: '2026-11-24',
      to: '2026-11-25',
      movedTo: 'piazza',
    };
    const before = { place: 'piazza', movedTo: { place: 'torre', from: '2026-11-20' } };
    expect(view({ service: { ...service, places: [before] }, today: [moved] })).toMatchObject({
      gone: false,
      where: { name: { text: 'In piazza' } },
      notices: [{ title: { text: 'Torre: fino a mercoledì 25 novembre si va qui: In piazza' } }, {}, {}],
    });
  });
  it('says what is different today at the office that a desk sent the person to', () => {
    const closed: TodayEntry = {
      kind: 'hours',
      id: 'chiuso',
      place: 'torre',
      unit: 'anagrafe',
      date: '2026-11-24',
      hours: 'closed',
    };
    const handOvers: HandOver[] = [
      { place: 'torre', unit: 'anagrafe', reason: 'documents-checked', at: now, expires: now + day },
    ];
    expect(view({ handOvers, today: [closed] }).notices[0]?.title.text).toContain(
      'Anagrafe (Torre): chiuso oggi',
    );
  });
  it('after a hand-over is of the new place, and has no number any more', () => {
    const handOvers: HandOver[] = [
      { place: 'torre', unit: 'anagrafe', reason: 'documents-checked', at: now, expires: now + day },
    ];
    expect(view({ handOvers })).toMatchObject({
      number: undefined,
      where: { name: { text: 'Torre' } },
      gone: false,
      open: { state: 'unknown' },
      next: undefined,
    });
  });
});

describe('the need path', () => {
  const say = createSay('it', wordsOf('it'));
  const guide = {
    questions: [
      {
        id: 'cosa',
        kind: 'one' as const,
        text: { it: 'Che cosa?' },
        options: [
          { id: 'a', label: { it: 'Una' } },
          { id: 'b', label: { it: 'Due' } },
        ],
      },
      { id: 'persa', kind: 'yes-no' as const, text: { it: 'Persa?' } },
    ],
  };
  it('is said in words; what the guide does not know any more is left out', () => {
    const said = answersView({ cosa: ['a', 'b', 'x'], persa: 'no', via: 'a', __proto__: 'a' }, guide, say);
    expect(
      said.map(({ question, said: words }) => [question.text, ...words.map(({ text }) => text)]),
    ).toEqual([
      ['Che cosa?', 'Una', 'Due'],
      ['Persa?', 'No'],
    ]);
    expect(answersView({ persa: 'unknown' }, guide, say)[0]?.said[0]?.text).toBe('Non lo so');
  });
});
