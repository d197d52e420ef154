import { codeOf, column, email, phone, placeColumn, type Column } from './town-columns.ts';

/** The columns of the table of services, in the words of the national model. */
export const serviceColumns: readonly Column[] = [
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
  column(
    'description',
    'Descrizione estesa',
    'Quello che la frase breve non dice. Una riga vuota separa i paragrafi.',
    'Si fa allo sportello, con un appuntamento.',
    { width: 40, inLanguages: true },
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
  placeColumn("Il nome del luogo, come nel foglio Luoghi. Vuoto: il luogo dell'ufficio."),
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
  column('verifiedAt', 'Verificato il', "Quando l'ufficio ha confermato la scheda.", '2/11/2026', {
    width: 16,
  }),
  codeOf('il servizio', 'cie'),
];
