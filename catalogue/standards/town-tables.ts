import { serviceColumns } from './service-columns.ts';
import { codeOf, column, email, phone, placeColumn, weekdayColumns, type Table } from './town-columns.ts';

/** Everything that the workbook holds, in its order. */
export const tables: readonly Table[] = [
  {
    key: 'servizi',
    title: 'Servizi',
    columns: serviceColumns,
  },
  {
    key: 'uffici',
    title: 'Uffici',
    columns: [
      column('name', "Nome dell'ufficio", 'Obbligatorio.', 'Anagrafe', {
        aliases: ['nome', 'ufficio'],
        inLanguages: true,
      }),
      column('purpose', 'Di cosa si occupa', 'Una frase.', 'Residenza, documenti, certificati.', {
        aliases: ['descrizione', 'competenze'],
        width: 36,
        inLanguages: true,
      }),
      placeColumn('Il nome del luogo, come nel foglio Luoghi.'),
      phone,
      email,
      column('reception', 'Accoglienza', "Sì per l'ufficio che aiuta chi non sa a chi rivolgersi.", 'no', {
        aliases: ['urp'],
        width: 14,
      }),
      ...weekdayColumns,
      codeOf("l'ufficio", 'anagrafe'),
    ],
  },
  {
    key: 'luoghi',
    title: 'Luoghi',
    columns: [
      column('name', 'Nome del luogo', 'Obbligatorio.', 'Municipio', {
        aliases: ['nome', 'luogo', 'sede'],
        inLanguages: true,
      }),
      column('address', 'Indirizzo', 'Via e numero.', 'Piazza Grande 1', { aliases: ['via'], width: 30 }),
      column('city', 'Città', 'Vuoto: la città del Comune.', 'Prova', { aliases: ['comune', 'località'] }),
      column('wheelchair', 'Sedia a rotelle', 'Si entra con la sedia a rotelle? Sì, no, in parte.', 'sì', {
        aliases: ['accessibile', 'accessibilità'],
        width: 16,
      }),
      column(
        'directions',
        'Come arrivare',
        'Autobus, ingresso, piano.',
        "Autobus 3, fermata Municipio. L'ingresso è dal cortile.",
        { width: 36, inLanguages: true },
      ),
      phone,
      email,
      ...weekdayColumns,
      column('lat', 'Latitudine', 'In gradi, per esempio 46,0678.', '46,0678', { width: 12 }),
      column('lon', 'Longitudine', 'In gradi, per esempio 11,1217.', '11,1217', { width: 12 }),
      codeOf('il luogo', 'municipio'),
    ],
  },
  {
    key: 'chiusure',
    title: 'Chiusure',
    columns: [
      column('where', 'Dove', 'Un ufficio o un luogo. Vuoto: tutto il Comune.', 'Anagrafe', {
        aliases: ['ufficio', 'luogo'],
      }),
      column('from', 'Dal', 'Una data, per esempio 24/12/2026.', '24/12/2026', {
        aliases: ['data', 'giorno'],
        width: 16,
      }),
      column('to', 'Al', "L'ultimo giorno. Vuoto: un giorno solo.", '', { width: 16 }),
      column('hours', 'Orario', "Vuoto: chiuso. Altrimenti l'orario di quel giorno.", '8.30-11', {
        width: 16,
      }),
      column('reason', 'Motivo', 'Detto a chi legge.', 'Vigilia di Natale', { width: 30 }),
    ],
  },
  {
    key: 'comune',
    title: 'Comune',
    columns: [
      column('name', 'Nome del Comune', 'Obbligatorio.', 'Comune di Prova', {
        aliases: ['nome', 'comune'],
        width: 30,
      }),
      column('ipaCode', 'Codice IPA', 'Dal sito indicepa.gov.it.', 'c_x000', { aliases: ['ipa'], width: 14 }),
      column('website', 'Sito', "L'indirizzo del sito.", 'https://www.comune.prova.it', {
        aliases: ['sito web', 'url'],
        width: 30,
      }),
      column('switchboard', 'Centralino', 'Il numero che risponde sempre.', '0461 123400', {
        aliases: ['telefono'],
        width: 18,
      }),
      column('patron', 'Santo patrono', 'Il giorno, per esempio 26 giugno.', '26 giugno', {
        aliases: ['patrono'],
        width: 18,
      }),
    ],
  },
];

/** What stands before a row of help, and before a row with an example: they are passed over. */
export const rowMarks = { help: 'Aiuto: ', example: 'Esempio: ' } as const;
