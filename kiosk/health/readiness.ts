import type { Language } from '../../core/model/language.ts';
import type { TechnicianView } from '../contract/technician.ts';
import type { Slip, SlipText } from '../printing/slip.ts';
import { message } from '../views/messages.ts';

const english = (text: string): SlipText => ({ text, lang: 'en' });
const italian = (text: string): SlipText => ({ text, lang: 'it' });

const rowNames: Readonly<Record<TechnicianView['status'][number]['id'], string>> = {
  catalogue: 'Catalogo',
  sync: 'Aggiornamento',
  network: 'Rete',
  printer: 'Stampante',
  disk: 'Disco',
  memory: 'Memoria',
  clock: 'Orologio',
  journal: 'Registro dei numeri',
  key: 'Chiave del totem',
  version: 'Versione',
  uptime: 'Acceso da',
  'last-run': 'Ultimo avvio',
};
const testNames: Readonly<Record<TechnicianView['tests'][number]['id'], string>> = {
  sync: 'Aggiornamento',
  network: 'Rete',
  'test-print': 'Stampa in ogni lingua',
  touch: 'Tocco',
  screen: 'Schermo',
  sound: 'Suono',
  export: 'Salvataggio su chiavetta',
};
const outcomes = { passed: 'OK', failed: 'NON VA', 'not-done': 'non provato' } as const;
const states = { good: 'OK', look: 'da guardare', bad: 'NON VA' } as const;
const line = '_'.repeat(28);

/**
 * The readiness report as a sheet: each device, its last test, its outcome, and where to sign. Made as a slip, so that a printer of
 * any kind and a PDF show the same; the code at its end names the machine.
 */
export const readinessSlip = (view: TechnicianView, town: string, place: string, ticket: string): Slip => ({
  ticket,
  lang: 'it',
  town,
  title: italian('Rapporto di collaudo del totem'),
  blocks: [
    { label: italian('Sede'), style: 'normal', lines: [italian(place)] },
    { label: italian('Totem'), style: 'normal', lines: [english(view.device)] },
    { label: italian('Data'), style: 'normal', lines: [english(view.at)] },
    {
      label: italian('Stato'),
      style: 'small',
      lines: view.status.map(({ id, value, state }) =>
        italian(`${rowNames[id]}: ${states[state]}. ${value}`),
      ),
    },
    {
      label: italian('Prove'),
      style: 'normal',
      lines: view.tests.map(({ id, at, outcome }) =>
        italian(`${testNames[id]}: ${outcomes[outcome]}${at === undefined ? '' : ` (${at})`}`),
      ),
    },
    { label: italian('Tecnico'), style: 'normal', lines: [italian(line)] },
    { label: italian('Per il Comune'), style: 'normal', lines: [italian(line)] },
  ],
  clerk: [],
  url: `urn:sportello:kiosk:${view.device}`,
  qrLabel: italian('Questo totem'),
  footer: italian(`Sportello, ${view.at}`),
});

/** A slip that shows what a printer makes of a language: sentences that every slip may have. */
export const testSlip = (lang: Language, town: string, ticket: string, footer: string): Slip => {
  const own = (key: Parameters<typeof message>[1], values = {}): SlipText => ({
    text: message(lang, key, values),
    lang,
  });
  return {
    ticket,
    lang,
    town,
    banner: english(`TEST ${lang}`),
    number: 'A000-X',
    title: own('slip.service'),
    blocks: [
      { label: own('slip.desk'), style: 'large', lines: [own('words.wait')] },
      {
        label: own('slip.bring'),
        style: 'checklist',
        lines: [own('slip.clerk'), own('closed.noOpening')],
      },
      { label: own('slip.hours'), style: 'normal', lines: [own('hours.unknown')] },
    ],
    clerk:
      lang === 'it'
        ? []
        : [
            {
              label: italian(message('it', 'slip.clerk')),
              style: 'normal',
              lines: [italian('Prova di stampa')],
            },
          ],
    url: 'urn:sportello:test-print',
    qrLabel: own('slip.qrDesk'),
    footer: english(footer),
  };
};
