import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';

const counter = (id: string, title: string, rest: Partial<DraftService>): DraftService => ({
  id,
  title: { it: title, en: `${title} (en)` },
  summary: { it: `Riassunto di ${title}.` },
  status: 'active',
  authority: 'comune',
  responsibleUnit: 'anagrafe',
  channels: [{ type: 'counter' }],
  topics: [],
  needs: ['documenti'],
  modified: '2026-11-01',
  ...rest,
});

/** A very small town with one of everything that the kiosk must treat differently. Tuesday 2026-11-24 is a working day. */
export const sampleCatalogue = (): Catalogue => ({
  formatVersion: 1,
  municipality: {
    formatVersion: 1,
    id: 'borgo',
    name: { it: 'Comune di Borgo' },
    timeZone: 'Europe/Rome',
    holidays: [{ yearly: '12-25', name: { it: 'Natale', en: 'Christmas' } }],
    takeAwayUrl: 'https://borgo.example/t/',
    reception: 'urp',
    switchboard: '0599 1',
    demonstration: true,
    emergencyNumbers: [{ number: '112', label: { it: 'Emergenze' } }],
  },
  organisations: [
    { id: 'comune', name: { it: 'Comune di Borgo' }, kind: 'town' },
    { id: 'inps', name: { it: 'INPS' }, kind: 'state' },
  ],
  units: [
    { id: 'urp', name: { it: 'URP' }, reception: true, places: ['atrio'], contacts: [{ phone: '0599 2' }] },
    {
      id: 'anagrafe',
      name: { it: 'Anagrafe', en: 'Register office' },
      places: ['atrio'],
      contacts: [{ phone: '0599 3' }],
    },
    { id: 'inps-sede', organisation: 'inps', name: { it: 'Sede INPS' }, places: ['inps'] },
    { id: 'ascolto', name: { it: 'Centro antiviolenza' }, places: ['riservato'], discreet: true },
  ],
  places: [
    {
      id: 'atrio',
      name: { it: 'Atrio del municipio', en: 'Town hall lobby' },
      address: 'Piazza 1',
      hours: {
        weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' }],
        exceptions: [{ date: '2026-12-07', reason: { it: 'ponte' } }],
      },
    },
    { id: 'inps', name: { it: 'INPS di Borgo' }, address: 'Via Roma 2', hours: { raw: 'chiedere' } },
    { id: 'riservato', name: { it: 'Sede riservata' } },
  ],
  services: [
    counter('carta', "Carta d'identità", {
      inputs: [{ name: { phrase: 'foto' } }, { name: { it: 'Denuncia' }, condition: { it: 'se rubata' } }],
      costs: [{ amount: 2221 }],
      times: { maxDays: 6 },
      places: [
        {
          place: 'atrio',
          desk: { it: 'Sportello 1', en: 'Desk 1' },
          queueMode: 'sportello',
          queue: 'anagrafe',
          queuePrefix: 'A',
          lastNumber: { minutesBeforeClosing: 30 },
          maxPerDay: 3,
        },
      ],
      howTo: [
        { text: { it: 'Fai la denuncia' } },
        { text: { it: 'Chiedi la pensione' }, service: 'pensione' },
      ],
    }),
    counter('edilizia', 'Pratica edilizia', {
      places: [
        {
          place: 'atrio',
          queueMode: 'external',
          externalMachine: { where: { it: "all'ingresso" }, key: 'E' },
        },
      ],
    }),
    counter('matrimonio', 'Matrimonio', {
      places: [
        {
          place: 'atrio',
          appointment: 'required',
          booking: { phone: '0599 4', helper: { it: 'Prenota per te lo sportello URP' }, helperUnit: 'urp' },
        },
      ],
    }),
    counter('nido', 'Iscrizione al nido', {
      times: {
        windows: [
          { from: '2026-03-02', to: '2026-04-15', late: { it: 'Domande in ritardo allo Sportello 6' } },
          { from: '2027-03-01', to: '2027-04-15' },
        ],
      },
      places: [{ place: 'atrio' }],
    }),
    counter('pensione', 'Pensione', {
      authority: 'inps',
      responsibleUnit: 'inps-sede',
      places: [{ place: 'inps' }],
      contacts: [],
    }),
    counter('ascolto', 'Centro antiviolenza', {
      discreet: true,
      responsibleUnit: 'ascolto',
      places: [{ place: 'riservato', queueMode: 'sportello', queuePrefix: 'V', queue: 'violenza' }],
      needs: ['sicurezza'],
    }),
    counter('buchi', 'Scheda con buchi', { channels: [] }),
    { ...counter('sospeso', 'Servizio sospeso', {}), status: 'suspended' },
  ],
  needs: [
    { id: 'documenti', title: { it: 'Un documento', en: 'A document' }, start: 'quale' },
    { id: 'sicurezza', title: { it: 'Ho paura' }, services: ['ascolto'] },
  ],
  guide: {
    questions: [
      {
        id: 'quale',
        kind: 'one',
        text: { it: 'Quale documento?', en: 'Which document?' },
        options: [
          { id: 'carta', label: { it: 'La carta' } },
          { id: 'altro', label: { it: 'Un altro' } },
        ],
        edges: [{ if: { eq: ['quale', 'carta'] }, to: 'esito-carta' }],
        otherwise: 'esito-altro',
      },
    ],
    outcomes: [
      { id: 'esito-carta', services: ['carta'], why: { it: 'Serve la carta' } },
      { id: 'esito-altro', services: ['edilizia', 'matrimonio', 'sospeso'] },
    ],
  },
  notices: [
    { id: 'neve', from: '2026-11-20', to: '2026-11-30', severity: 'info', title: { it: 'Neve' } },
    { id: 'vecchio', from: '2026-10-01', to: '2026-10-31', severity: 'urgent', title: { it: 'Passato' } },
  ],
  areas: [
    {
      id: 'nord',
      name: { it: 'Distretto Nord' },
      unit: 'anagrafe',
      place: 'atrio',
      streets: [{ name: 'Via Roma', from: 1, to: 49 }, { name: 'Via Garibaldi' }],
    },
    {
      id: 'sud',
      name: { it: 'Distretto Sud' },
      unit: 'urp',
      place: 'atrio',
      streets: [{ name: 'Via Roma', from: 50 }],
    },
  ],
  phrases: [{ id: 'foto', text: { it: 'Una foto', en: 'One photo', ar: 'صورة' } }],
  topics: [],
});
