import type { Channel } from '../../../core/model/service-parts.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { readHtml } from '../html.ts';
import { linksOf } from '../html-words.ts';
import type { Card } from '../modello/assemble-cards.ts';
import { textsOf } from '../modello/sections.ts';
import { capitalised, cleanText } from '../text.ts';
import { isTestAddress } from '../web-words.ts';
import { isA, pathOf, type Content, type Contents } from './contents.ts';
import { contactsOf } from './offices.ts';
import { Reading } from './reading.ts';
import { isJson, listOf, textOf } from '../json.ts';

const titled = (content: Content): { key: string; name: string } => ({
  key: pathOf(content['@id']),
  name: cleanText(textOf(content['title'])).text,
});

/** Services lie in folders that are called after their category. */
const categoryOf = (content: Content): { key: string; name: string } | undefined => {
  const { parent } = content;
  if (!isJson(parent) || typeof parent['@id'] !== 'string') return undefined;
  const { key, name } = titled(parent as Content);
  return name === '' || /(?:^|\/)servizi$/i.test(key) || key.split('/').length < 3
    ? undefined
    : { key, name };
};

const address = (reading: Reading, field: string): string | undefined => {
  const said = reading.take(field);
  const url = typeof said === 'string' ? said.trim() : '';
  if (/^https?:\/\/\S+$/.test(url) && !isTestAddress(url)) return url;
  if (url !== '') reading.keep(field, url, 'Not an address that people can open.', 'address');
  return undefined;
};

const logins = ['spid', 'cie', 'cns', 'eidas'] as const;

const onlineOf = (reading: Reading): Channel[] => {
  const url = address(reading, 'canale_digitale_link');
  const [said, login] = [reading.words('canale_digitale'), reading.words('autenticazione')];
  const auth = logins.filter((one) => new RegExp(`\\b${one}\\b`, 'i').test(login));
  if (url === undefined && said === '') {
    if (login !== '') reading.keep('autenticazione', login, 'Ways to log in, without an address.', 'login');
    return [];
  }
  return [
    {
      type: 'online',
      ...(url === undefined ? {} : { url }),
      ...(auth.length === 0 ? {} : { auth }),
      ...(said === '' ? {} : { note: { it: capitalised(said) } }),
    },
  ];
};

/** The lines of a time table: "Domanda: 30 giorni". */
const timeline = (reading: Reading): string[] =>
  listOf(reading.take('timeline_tempi_scadenze'))
    .filter(isJson)
    .flatMap((row) => {
      const cell = (name: string): string => (typeof row[name] === 'string' ? cleanText(row[name]).text : '');
      const when = cell('data_scadenza') || [cell('interval_qt'), cell('interval_type')].join(' ').trim();
      const what = [cell('milestone'), cell('milestone_description')].filter((one) => one !== '').join(', ');
      return what === '' && when === '' ? [] : [[what, when].filter((one) => one !== '').join(': ')];
    });

const statusOf = (content: Content, reading: Reading): NonNullable<DraftService['status']> => {
  const isOff = reading.take('stato_servizio');
  if (content['review_state'] === 'private' || content['review_state'] === 'pending') return 'in-development';
  return isOff === true ? 'inactive' : 'active';
};

/** Where a service is given: places that it names, and those of offices that it names. */
const placesOf = (
  reading: Reading,
  placesOfUnit: ReadonlyMap<string, readonly string[]>,
  responsible: string | undefined,
): Card['at'] => {
  const named = [...reading.related('dove_rivolgersi'), ...reading.related('canale_fisico')];
  const at = named.flatMap((one) => {
    const key = pathOf(one['@id']);
    if (isA(one, 'unit')) return (placesOfUnit.get(key) ?? []).map((place) => ({ place, unit: key }));
    return isA(one, 'place')
      ? [{ place: key, ...(responsible === undefined ? {} : { unit: responsible }) }]
      : [];
  });
  return [...new Map(at.map((one) => [`${one.place}`, one])).values()];
};

/** A `Servizio`, with the topics that it names. */
export const serviceOf = (
  content: Content,
  contents: Contents,
  placesOfUnit: ReadonlyMap<string, readonly string[]>,
): { card: Card; topics: { key: string; name: string }[] } => {
  const reading = new Reading(content, contents);
  const { note } = reading;
  if (content['UID'] === undefined)
    note('guessed', 'summary', '', 'Only its summary was read: save the services whole (fullobjects=1).');
  const texts = textsOf(
    {
      title: textOf(content['title']),
      summary: textOf(reading.take('description')),
      description: reading.html('descrizione_estesa'),
      after: reading.html('procedure_collegate'),
      more: reading.html('ulteriori_informazioni'),
      audience: reading.html('a_chi_si_rivolge'),
      applicants: reading.html('chi_puo_presentare'),
      howTo: reading.html('come_si_fa'),
      inputs: reading.html('cosa_serve'),
      outputs: reading.html('cosa_si_ottiene'),
      times: [reading.html('tempi_e_scadenze'), ...timeline(reading).map((line) => `<p>${line}</p>`)].join(
        '',
      ),
      costs: reading.html('costi'),
      terms: reading.html('vincoli'),
      specialCases: reading.html('casi_particolari'),
    },
    note,
  );
  const offices = reading.related('ufficio_responsabile').map((one) => pathOf(one['@id']));
  const areas = reading.related('area').map((one) => pathOf(one['@id']));
  const unit = offices[0] ?? areas[0];
  const at = placesOf(reading, placesOfUnit, unit);
  const counter = reading.words('dove_rivolgersi_extra');
  const booking = reading.html('prenota_appuntamento');
  const [bookable] = linksOf(readHtml(booking)).filter(({ url }) => /^https?:\/\/\S+$/.test(url));
  const words = reading.words('prenota_appuntamento');
  if (words !== '' && (bookable === undefined || at.length === 0))
    reading.keep(
      'prenota_appuntamento',
      words,
      'How an appointment is made: put it into `booking` of the place.',
      'booking',
    );
  const links = linksOf(readHtml(reading.html('link_siti_esterni'))).filter(({ url }) =>
    /^https?:\/\/\S+$/.test(url),
  );
  const topics = reading
    .related('tassonomia_argomenti')
    .map(titled)
    .filter(({ name }) => name !== '');
  const category = categoryOf(content);
  const tags = [
    reading.words('sottotitolo'),
    ...listOf(reading.take('subjects')).map((one) => cleanText(textOf(one)).text),
  ];
  const synonyms = [...new Set(tags.filter((one) => one !== ''))];
  const modified = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(textOf(reading.take('modified')))?.[0];
  const reason = reading.words('motivo_stato_servizio');
  const status = statusOf(content, reading);
  const related = reading.related('servizi_collegati').map((one) => pathOf(one['@id']));
  const contacts = contactsOf(reading);
  const record: Card['record'] = {
    source: 'plone',
    sourceId: typeof content['UID'] === 'string' ? content['UID'] : reading.path,
    ...texts,
    status,
    ...(reason === '' || status === 'active' ? {} : { statusReason: { it: reason } }),
    channels: [
      ...(at.length === 0 && counter === ''
        ? []
        : [{ type: 'counter' as const, ...(counter === '' ? {} : { note: { it: counter } }) }]),
      ...onlineOf(reading),
    ],
    contacts: [
      ...contacts,
      ...links.map(({ text, url }) => ({
        ...(text === '' ? {} : { label: { it: capitalised(text) } }),
        url,
      })),
    ],
    ...(modified === undefined ? {} : { modified }),
    ...(synonyms.length === 0 ? {} : { synonyms: { it: synonyms } }),
  };
  Object.assign(record, reading.finish());
  return {
    topics: [...(category === undefined ? [] : [category]), ...topics],
    card: {
      key: typeof content['UID'] === 'string' ? content['UID'] : reading.path,
      name: texts.title?.it ?? reading.path.split('/').at(-1) ?? '',
      record,
      unit,
      at: at.map((one) =>
        bookable === undefined
          ? one
          : { ...one, appointment: 'optional' as const, booking: { url: bookable.url } },
      ),
      topics: topics.map(({ key }) => key),
      category: category?.key,
      related,
      entries: reading.entries,
    },
  };
};
