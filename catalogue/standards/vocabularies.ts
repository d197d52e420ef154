import type { Language } from '../../core/model/language.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Channel } from '../../core/model/service-parts.ts';
import type { Weekday } from '../../core/model/schedule.ts';

/** What the project has no public vocabulary for: `urn:sportello:rule:audience`. */
export const ownVocabulary = 'urn:sportello:';

const europe = 'http://publications.europa.eu/resource/authority/';
/** Named authority lists of the Publications Office of the EU. */
export const languageAuthority = `${europe}language/`;
export const currencyAuthority = `${europe}currency/`;
export const countryAuthority = `${europe}country/`;
export const weeklyFrequency = `${europe}frequency/WEEKLY`;
export const dailyFrequency = `${europe}frequency/DAILY`;

/** Codes of the languages of the kiosk in the list of the Publications Office (ISO 639-3). Chinese has one code for all its scripts. */
export const languageCodes: Readonly<Record<Language, string>> = {
  it: 'ITA',
  en: 'ENG',
  ro: 'RON',
  sq: 'SQI',
  ar: 'ARA',
  'zh-Hans': 'ZHO',
  uk: 'UKR',
  fr: 'FRA',
  es: 'SPA',
  bn: 'BEN',
  pa: 'PAN',
};

const italy = 'https://w3id.org/italia/controlled-vocabulary/classifications-for-public-services/';
/** Channels of CPSV-AP_IT, by code. */
export const channelVocabulary = `${italy}channel/`;
/** Our kinds of channel in that list: counter of an administration, dedicated number, web application, post, ordinary e-mail. */
export const channelCodes: Readonly<Record<Channel['type'], string>> = {
  counter: '0111',
  phone: '031',
  online: '023',
  post: '0121',
  email: '042',
};
/** Ways to log in of CPSV-AP_IT. It has none for eIDAS. */
export const authenticationVocabulary = `${italy}authentication-type/`;
export const hasAuthenticationMethod = 'https://w3id.org/italia/onto/CPSV/hasAuthenticationMethod';
export const authenticationOf: Readonly<Record<NonNullable<Channel['auth']>[number], string>> = {
  spid: `${authenticationVocabulary}SPIDL2`,
  cie: `${authenticationVocabulary}CIE`,
  cns: `${authenticationVocabulary}CNS`,
  eidas: `${ownVocabulary}authentication:eidas`,
};

type Status = NonNullable<DraftService['status']>;
/** States by the vocabulary of ADMS, which knows neither a suspended service nor an internal one. */
export const statusOf: Readonly<Record<Status, string>> = {
  active: 'http://purl.org/adms/status/Completed',
  'in-development': 'http://purl.org/adms/status/UnderDevelopment',
  inactive: 'http://purl.org/adms/status/Withdrawn',
  suspended: `${ownVocabulary}status:suspended`,
  internal: `${ownVocabulary}status:internal`,
};
export const statusNames: Readonly<Record<Status, string>> = {
  active: 'Attivo',
  'in-development': 'In sviluppo',
  inactive: 'Non attivo',
  suspended: 'Sospeso',
  internal: 'Interno',
};

/** Days as schema.org has them. */
export const schemaDays: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
/** Days as iCalendar (RFC 5545) and HSDS have them. */
export const calendarDays: Readonly<Record<Weekday, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
};
