import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { ExportFile } from './exporter.ts';

/** The text of an export's file. */
export const textOf = (file: ExportFile | undefined): string => {
  if (file === undefined || typeof file.content === 'function') throw new Error('not a file of text');
  return [...file.content].join('');
};

/** A service that has every field an export speaks of. */
export const fullService: DraftService = {
  id: 'carta-identita',
  sourceId: 'CI-01',
  title: { it: "Carta d'identità", en: 'Identity card' },
  summary: { it: 'Per chi la perde o la rinnova.', en: 'For those who lose or renew it.' },
  description: {
    it: ['Si fa allo sportello.', { list: ['con appuntamento', 'in dieci minuti'] }],
    en: ['It is made at the desk.'],
  },
  status: 'active',
  authority: 'comune',
  providedBy: 'stato',
  responsibleUnit: 'anagrafe',
  audience: { it: 'Chi abita qui.', en: 'Residents.' },
  applicants: { phrase: 'chiunque' },
  howTo: [{ text: { it: 'Prendi appuntamento' } }, { text: { phrase: 'vieni' } }],
  inputs: [
    { name: { phrase: 'foto' } },
    { name: { it: 'Denuncia' }, required: false, condition: { it: "Se l'hai persa" } },
  ],
  outputs: [{ name: { it: "Carta d'identità", en: 'Identity card' } }],
  times: { maxDays: 6, note: { it: 'Arriva per posta.' } },
  costs: [{ amount: 2221, label: { it: 'Rilascio' }, condition: { it: 'Anche in contanti' } }],
  channels: [
    { type: 'counter', note: { it: 'Su appuntamento' } },
    { type: 'online', url: 'https://example.it/ci', auth: ['spid', 'cie', 'eidas'] },
    { type: 'phone', phone: '0599 000 100' },
    { type: 'email', email: 'anagrafe@example.it' },
    { type: 'post', address: 'Piazza Grande 1' },
  ],
  places: [{ place: 'municipio', unit: 'anagrafe', desk: { it: 'Sportello 3' } }],
  terms: { it: ['Serve la presenza di persona.'] },
  specialCases: [{ when: { it: 'Minorenni' }, then: { it: 'Con un genitore.' } }],
  topics: ['documenti'],
  category: 'anagrafe-civile',
  needs: ['documento'],
  lifeEvents: ['https://example.it/event/11'],
  languages: ['it', 'zh-Hans'],
  requires: ['residenza'],
  related: ['residenza'],
  legalBasis: [
    { title: 'TULPS, art. 3', url: 'https://www.normattiva.it/x;1931' },
    { title: 'DPR 445/2000' },
  ],
  contacts: [
    { label: { it: 'Ufficio' }, phone: '0599 000 100', email: 'a@example.it', url: 'https://example.it' },
  ],
  modified: '2026-10-07',
  verifiedAt: '2026-09-30',
  synonyms: { it: ['CIE', 'documento'], en: ['ID card'] },
};

/** A town with that service, one that has nothing but its id, and everything they refer to. */
export const smallTown: Catalogue = {
  formatVersion: 1,
  municipality: {
    formatVersion: 1,
    id: 'montelieve',
    name: { it: 'Comune di Montelieve', en: 'Town of Montelieve' },
    timeZone: 'Europe/Rome',
    holidays: [{ yearly: '12-25', name: { it: 'Natale' } }],
    website: 'https://www.example.it',
  },
  organisations: [
    { id: 'comune', name: { it: 'Comune di Montelieve' }, kind: 'town', url: 'https://www.example.it' },
    {
      id: 'stato',
      name: { it: 'Istituto Poligrafico' },
      shortName: { it: 'IPZS' },
      kind: 'state',
      contacts: [{ phone: '06 1' }],
    },
  ],
  units: [
    {
      id: 'anagrafe',
      name: { it: 'Anagrafe', en: 'Registry office' },
      purpose: { it: 'Tiene il registro di chi abita qui.' },
      places: ['municipio'],
      contacts: [
        { phone: '0599 000 100', hours: { weekly: [{ days: ['mon'], open: '09:00', close: '10:00' }] } },
      ],
    },
    { id: 'segreto', name: { it: 'Centro antiviolenza' }, discreet: true },
  ],
  places: [
    {
      id: 'municipio',
      name: { it: 'Municipio' },
      address: 'Piazza Grande 1',
      city: 'Montelieve',
      lat: 44.5,
      lon: 10.75,
      access: { wheelchair: 'limited' },
      directions: { it: 'Bus 2.' },
      contacts: [{ email: 'urp@example.it' }],
      hours: {
        weekly: [
          { days: ['mon', 'tue', 'wed'], open: '08:30', close: '12:30' },
          { days: ['tue'], open: '15:00', close: '17:30' },
        ],
        exceptions: [
          { date: '2026-12-24', hours: [{ open: '08:30', close: '11:00' }] },
          { date: '2026-12-28', to: '2026-12-31', reason: { it: 'Ferie' } },
        ],
      },
    },
    { id: 'altrove', hours: { raw: 'su appuntamento' } },
  ],
  services: [
    fullService,
    { id: 'residenza', title: { it: 'Residenza' }, status: 'suspended', times: { immediate: true } },
    { id: 'senza-niente' },
    { id: 'ascolto', title: { it: 'Ascolto' }, discreet: true, responsibleUnit: 'segreto' },
  ],
  needs: [{ id: 'documento', title: { it: 'Documenti' }, closeMatch: ['https://example.it/event/11'] }],
  guide: { questions: [], outcomes: [] },
  notices: [],
  areas: [],
  phrases: [
    { id: 'chiunque', text: { it: 'Chiunque', en: 'Anyone' } },
    { id: 'vieni', text: { it: 'Vieni allo sportello', en: 'Come to the desk' } },
    { id: 'foto', text: { it: 'Una foto', en: 'A photograph' } },
  ],
  topics: [
    { id: 'documenti', name: { it: 'Documenti' } },
    { id: 'anagrafe-civile', name: { it: 'Anagrafe e stato civile' } },
  ],
};
