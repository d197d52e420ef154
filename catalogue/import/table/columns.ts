/** A column of a table: what an editor reads, and what the import calls it. */
export type Column = {
  key: string;
  /** The heading, in the words of the national model. */
  title: string;
  /** Other headings that mean it, as towns write them. */
  aliases: readonly string[];
  /** What goes into a cell, for the row of help. */
  help: string;
  example: string;
  /** Characters of a column that shows its cells. */
  width: number;
  /** Whether a second heading such as "In breve (en)" gives it in another language. */
  inLanguages?: boolean;
};
/** A table: a sheet of the workbook, or a CSV file of the same name. */
export type Table = { key: string; title: string; columns: readonly Column[] };

const column = (
  key: string,
  title: string,
  help: string,
  example: string,
  more: Partial<Column> = {},
): Column => ({
  key,
  title,
  help,
  example,
  aliases: [],
  width: 24,
  ...more,
});

const days = [
  ['mon', 'Lunedì'],
  ['tue', 'Martedì'],
  ['wed', 'Mercoledì'],
  ['thu', 'Giovedì'],
  ['fri', 'Venerdì'],
  ['sat', 'Sabato'],
  ['sun', 'Domenica'],
] as const;
const weekdayColumns = days.map(([key, title], at) =>
  column(
    key,
    title,
    at === 0 ? 'Orario, per esempio 8.30-12.30 / 14-16. Vuoto o "chiuso": chiuso.' : 'Come lunedì.',
    at < 5 ? '8.30-12.30' : 'chiuso',
    {
      width: 16,
      aliases: [title.slice(0, 3)],
    },
  ),
);
const phone = column(
  'phone',
  'Telefono',
  'Con il prefisso. Se sono più di uno, separati da una virgola.',
  '0461 123456',
  { aliases: ['tel', 'telefoni'], width: 18 },
);
const email = column('email', 'Email', 'La casella che qualcuno legge.', 'anagrafe@comune.prova.it', {
  aliases: ['e-mail', 'posta elettronica', 'mail'],
});

/** Everything that the workbook holds, in its order. */
export const tables: readonly Table[] = [
  {
    key: 'servizi',
    title: 'Servizi',
    columns: [
      column(
        'name',
        'Nome del servizio',
        'Il nome che usano le persone. Obbligatorio: una riga senza nome non si importa.',
        "Carta d'identità elettronica",
        { aliases: ['nome', 'titolo', 'servizio', 'titolo del servizio'], width: 34, inLanguages: true },
      ),
      column(
        'summary',
        'In breve',
        'Una frase sola: che cosa si ottiene. Al massimo 160 caratteri.',
        'Il documento per viaggiare e per farsi riconoscere.',
        { aliases: ['descrizione breve', 'descrizione'], width: 40, inLanguages: true },
      ),
      column('audience', 'Per chi', 'Chi può usare il servizio.', 'Chi abita nel Comune.', {
        aliases: ['a chi è rivolto', 'destinatari'],
        width: 30,
        inLanguages: true,
      }),
      column(
        'howTo',
        'Come fare',
        'Un passo per riga (a capo nella cella: Alt+Invio).',
        'Prendi un appuntamento.\nVieni allo sportello.',
        { aliases: ['come si fa'], width: 40 },
      ),
      column(
        'inputs',
        'Cosa serve',
        'Una cosa per riga. Se non serve sempre: "(se serve)" alla fine.',
        'Una foto tessera\nIl vecchio documento (se serve)',
        { aliases: ['cosa portare', 'documenti'], width: 34 },
      ),
      column('outputs', 'Cosa si ottiene', 'Una cosa per riga.', "Carta d'identità elettronica", {
        width: 28,
      }),
      column(
        'costs',
        'Costo',
        'Un importo per riga, per esempio: 22,21 euro. Oppure: gratis.',
        '16,79 carta\n5,42 diritti',
        { aliases: ['costi', 'quanto costa'], width: 22 },
      ),
      column('times', 'Tempi', 'Quanti giorni al massimo, per esempio 30. Oppure: subito.', '6 giorni', {
        aliases: ['tempi e scadenze', 'giorni', 'tempo'],
        width: 18,
      }),
      column('unit', 'Ufficio', "Il nome dell'ufficio, come nel foglio Uffici.", 'Anagrafe', {
        aliases: ['ufficio responsabile', 'unità organizzativa responsabile'],
      }),
      column(
        'place',
        'Luogo',
        "Il nome del luogo, come nel foglio Luoghi. Vuoto: il luogo dell'ufficio.",
        'Municipio',
        { aliases: ['sede', 'dove'] },
      ),
      phone,
      email,
      column(
        'online',
        'Servizio online',
        "L'indirizzo da cui si chiede il servizio via internet.",
        'https://servizi.comune.prova.it/cie',
        { aliases: ['link', 'url', 'sito'], width: 30 },
      ),
      column('category', 'Categoria', 'Per esempio: Anagrafe e stato civile.', 'Anagrafe e stato civile', {
        aliases: ['categoria di servizio', 'categoria del servizio', 'argomento', 'argomenti'],
      }),
      column(
        'synonyms',
        'Altre parole',
        'Parole con cui lo cercano, separate da virgole.',
        'CIE, documento di identità',
        { aliases: ['parole chiave', 'sinonimi'], width: 28, inLanguages: true },
      ),
      column('status', 'Stato', 'Attivo, sospeso, non attivo. Vuoto: attivo.', 'attivo', {
        aliases: ['stato del servizio'],
        width: 14,
      }),
      column('modified', 'Aggiornato il', 'Una data, per esempio 2/11/2026.', '2/11/2026', {
        aliases: ['ultimo aggiornamento', 'data'],
        width: 16,
      }),
      column(
        'code',
        'Codice',
        'Un codice vostro. Se cambiate il nome, il codice dice che il servizio è lo stesso.',
        'cie',
        { aliases: ['identificativo', 'id'], width: 12 },
      ),
    ],
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
      column('place', 'Luogo', 'Il nome del luogo, come nel foglio Luoghi.', 'Municipio', {
        aliases: ['sede', 'dove'],
      }),
      phone,
      email,
      column('reception', 'Accoglienza', "Sì per l'ufficio che aiuta chi non sa a chi rivolgersi.", 'no', {
        aliases: ['urp'],
        width: 14,
      }),
      ...weekdayColumns,
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
      ...weekdayColumns,
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
