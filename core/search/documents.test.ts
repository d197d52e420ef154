import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../model/catalogue.ts';
import { needDocuments, serviceDocuments } from './documents.ts';

const both = (it: string, en: string): { it: string; en: string } => ({ it, en });
const catalogue: Catalogue = {
  formatVersion: 1,
  municipality: { formatVersion: 1, id: 'town', name: { it: 'Comune' }, timeZone: 'Europe/Rome' },
  organisations: [
    { id: 'town', name: { it: 'Comune di Montelieve' }, kind: 'town' },
    {
      id: 'inps',
      name: both('Istituto di previdenza', 'Social security'),
      shortName: { it: 'INPS' },
      kind: 'state',
    },
  ],
  units: [{ id: 'desk', name: { it: 'Sportello' } }],
  places: [],
  services: [
    {
      id: 'pension',
      title: both('Pensione', 'Pension'),
      synonyms: { it: ['vecchiaia', 'quota 100'] },
      authority: 'town',
      providedBy: 'inps',
      responsibleUnit: 'desk',
      inputs: [{ name: { phrase: 'id-card' } }, { name: { phrase: 'gone' } }],
      outputs: [{ name: { it: 'Un assegno' } }],
      topics: ['work'],
      category: 'work',
      needs: ['job', 'gone'],
    },
  ],
  needs: [{ id: 'job', title: both('Lavoro', 'Work'), synonyms: { en: ['job'] } }],
  guide: { questions: [], outcomes: [] },
  notices: [],
  areas: [],
  phrases: [{ id: 'id-card', text: both('Documento', 'Identity document') }],
  topics: [{ id: 'work', name: both('Lavoro', 'Work') }],
};
const texts = (lang: 'it' | 'en'): string[] =>
  serviceDocuments(catalogue, lang)[0]!.texts.map(({ field, text }) => `${field}: ${text}`);

describe('documents', () => {
  it('hold all that a service says in a language, phrases resolved, without the name of the town', () => {
    expect(texts('it')).toEqual([
      'title: Pensione',
      'synonym: vecchiaia',
      'synonym: quota 100',
      'output: Un assegno',
      'input: Documento',
      'unit: Sportello',
      'unit: Istituto di previdenza',
      'unit: INPS',
      'topic: Lavoro',
      'need: Lavoro',
    ]);
  });
  it('hold nothing of another language, and no reference that leads nowhere', () => {
    expect(texts('en')).toEqual([
      'title: Pension',
      'input: Identity document',
      'unit: Social security',
      'topic: Work',
      'need: Work',
      'need: job',
    ]);
  });
  it('of a need hold the names of the services that answer it', () => {
    expect(needDocuments(catalogue, 'it')[0]?.texts.map(({ text }) => text)).toEqual([
      'Lavoro',
      'Pensione',
      'vecchiaia',
      'quota 100',
    ]);
  });
});
