import type { Json } from '../json.ts';

const site = 'https://www.prova.example';
const at = (path: string, type: string, title: string, more: Json = {}): Json => ({
  '@id': `${site}${path}`,
  '@type': type,
  title,
  ...more,
});
/** A field of Volto in Slate, one block for each node. */
export const slate = (...nodes: Json[]): Json => ({
  blocks: Object.fromEntries(nodes.map((node, index) => [`b${index}`, { '@type': 'slate', value: [node] }])),
  blocks_layout: { items: nodes.map((_node, index) => `b${index}`) },
});
export const paragraph = (text: string): Json => ({ type: 'p', children: [{ text }] });
export const bullets = (...items: string[]): Json => ({
  type: 'ul',
  children: items.map((text) => ({ type: 'li', children: [{ text }] })),
});
/** A field of Volto before Slate. */
export const draft = (...blocks: Json[]): Json => ({
  blocks: { x: { '@type': 'text', text: { blocks, entityMap: {} } } },
  blocks_layout: { items: ['x'] },
});

export const contactPoint = at('/punti/anagrafe', 'PuntoDiContatto', 'Contatti Anagrafe', {
  UID: 'c1',
  value_punto_contatto: [
    { pdc_type: 'telefono', pdc_value: '0461 123456', pdc_desc: null },
    { pdc_type: 'email', pdc_value: 'anagrafe@prova.example' },
    { pdc_type: 'fax', pdc_value: '0461 123457' },
  ],
});
export const venue = at('/vivere-il-comune/luoghi/municipio', 'Venue', 'Municipio', {
  UID: 'v1',
  street: 'Piazza Grande 1',
  city: 'Prova',
  zip_code: '38100',
  geolocation: { latitude: 46.1, longitude: 11.1 },
  orario_pubblico: slate(
    paragraph('Dal luned\u00ec al venerd\u00ec 8.30-12.30'),
    paragraph('Gioved\u00ec 15-17'),
  ),
});
export const office = at('/amministrazione/uffici/anagrafe', 'UnitaOrganizzativa', 'Anagrafe', {
  UID: 'u1',
  competenze: slate(paragraph('Tiene il registro di chi abita qui.')),
  sede: [at('/vivere-il-comune/luoghi/municipio', 'Venue', 'Municipio')],
  contact_info: [at('/punti/anagrafe', 'PuntoDiContatto', 'Contatti Anagrafe')],
  uo_parent: at('/amministrazione/aree/servizi', 'UnitaOrganizzativa', 'Area servizi'),
});
/** A service that has every field. */
export const service = at('/servizi/anagrafe-e-stato-civile/residenza', 'Servizio', 'Cambio di residenza', {
  UID: 's1',
  description: 'Per chi viene ad abitare qui.',
  sottotitolo: 'Iscrizione anagrafica',
  subjects: ['trasloco'],
  language: { token: 'it', title: 'Italiano' },
  parent: at('/servizi/anagrafe-e-stato-civile', 'Document', 'Anagrafe e stato civile'),
  stato_servizio: false,
  a_chi_si_rivolge: slate(paragraph('A chi cambia casa.')),
  chi_puo_presentare: slate(paragraph('Chi ha pi\u00f9 di 18 anni.')),
  come_si_fa: draft(
    { text: 'Compila il modulo.', type: 'ordered-list-item' },
    { text: 'Portalo da noi.', type: 'ordered-list-item' },
  ),
  cosa_serve: slate(bullets('Un documento', 'Il contratto')),
  cosa_si_ottiene: slate(paragraph('La nuova residenza.')),
  procedure_collegate: slate(paragraph('Passa il vigile.')),
  canale_digitale: slate(paragraph('Anche da casa.')),
  canale_digitale_link: 'https://servizi.prova.example/residenza',
  autenticazione: slate(paragraph('SPID o CIE')),
  dove_rivolgersi: [at('/amministrazione/uffici/anagrafe', 'UnitaOrganizzativa', 'Anagrafe')],
  dove_rivolgersi_extra: slate(paragraph('Al piano terra.')),
  prenota_appuntamento: slate({
    type: 'p',
    children: [
      { type: 'link', data: { url: 'https://prenota.prova.example' }, children: [{ text: 'Prenota' }] },
    ],
  }),
  tempi_e_scadenze: slate(paragraph('45 giorni')),
  timeline_tempi_scadenze: [],
  costi: slate(paragraph('Il servizio \u00e8 gratuito.')),
  vincoli: slate(paragraph('Bisogna abitarci davvero.')),
  casi_particolari: slate(paragraph('Chi viene dall\u2019estero porta il passaporto.')),
  copertura_geografica: slate(paragraph('Tutto il Comune.')),
  ufficio_responsabile: [at('/amministrazione/uffici/anagrafe', 'UnitaOrganizzativa', 'Anagrafe')],
  contact_info: [at('/punti/anagrafe', 'PuntoDiContatto', 'Contatti Anagrafe')],
  tassonomia_argomenti: [at('/argomenti/residenza', 'Pagina Argomento', 'Residenza')],
  servizi_collegati: [at('/servizi/tributi/tari', 'Servizio', 'TARI')],
  modified: '2026-10-07T08:30:00+00:00',
  ulteriori_informazioni: { blocks: {}, blocks_layout: { items: [] } },
});
/** A service of an older site: rich text of Plone, and an office with an address of its own that was not read itself. */
export const olderService = at('/servizi/tributi/tari', 'Servizio', 'TARI', {
  UID: 's2',
  description: '',
  stato_servizio: true,
  motivo_stato_servizio: {
    'content-type': 'text/html',
    data: '<p>Sospeso fino a marzo.</p>',
    encoding: 'utf-8',
  },
  cosa_serve: { data: '<ul><li>I dati catastali</li></ul>' },
  costi: { data: '<p>Bollo: 16,00 \u20ac</p>' },
  canale_digitale_link: 'non un indirizzo',
  ufficio_responsabile: [
    at('/amministrazione/uffici/tributi', 'UnitaOrganizzativa', 'Tributi', {
      street: 'Via Roma 2',
      city: 'Prova',
      telefono: '461123458',
    }),
  ],
  dove_rivolgersi: [at('/amministrazione/uffici/tributi', 'UnitaOrganizzativa', 'Tributi')],
});
/** Its translation, which is no service of its own. */
export const translation = at('/en/services/residence', 'Servizio', 'Change of residence', {
  UID: 's3',
  language: { token: 'en', title: 'English' },
});

/** What a small site answers, by path and query. */
export const answers: Readonly<Record<string, string>> = {
  '/robots.txt': 'User-agent: *\nCrawl-delay: 2\n',
  '/++api++/@search?Servizio': JSON.stringify({
    items: [service, olderService, translation],
    items_total: 3,
  }),
  '/++api++/@search?UnitaOrganizzativa': JSON.stringify({ items: [office], items_total: 1 }),
  '/++api++/@search?Venue': JSON.stringify({ items: [venue], items_total: 1 }),
  '/++api++/@search?PuntoDiContatto': JSON.stringify({ items: [contactPoint], items_total: 1 }),
  '/++api++/@site': JSON.stringify({ 'plone.site_title': 'Comune di Prova' }),
};
