import { describe, expect, it } from 'vitest';
import { said, service } from '../testing/said.ts';

describe('a mistake in a field is said with file, line, what is wrong and what to write', () => {
  const fieldMistakes: readonly [string, string, string][] = [
    [
      'a missing field',
      'howTo:\n  - url: https://a.example\n',
      'services/tari.yaml:3 howTo.0.text: is missing. Add text, or take the whole record out.',
    ],
    [
      'a missing language',
      'title:\n  en: Waste\n',
      'services/tari.yaml:2 title.it: is missing. Add it: a text.',
    ],
    [
      'an unknown field',
      'titolo:\n  it: Rifiuti\n',
      'services/tari.yaml:2 titolo: is an unknown field. Check its spelling, or take it out.',
    ],
    [
      'an unknown language',
      'title:\n  it: Rifiuti\n  de: Abfall\n',
      'services/tari.yaml:4 title.de: is an unknown field. Check its spelling, or take it out.',
    ],
    [
      'a text where fields belong',
      'title: Rifiuti\n',
      'services/tari.yaml:2 title: "Rifiuti" is of the wrong kind. Write fields (name: value), such as a text by language (it: ...).',
    ],
    [
      'a text where a wording belongs',
      'applicants: tutti\n',
      'services/tari.yaml:2 applicants: "tutti" is of the wrong kind. Write fields (name: value), such as a text by language (it: ...).',
    ],
    [
      'a text where a list belongs',
      'topics: casa\n',
      'services/tari.yaml:2 topics: is not a list. Write a list: lines that start with -, or [one, two].',
    ],
    [
      'a number where a text belongs',
      'sourceId: 12\n',
      "services/tari.yaml:2 sourceId: 12 was read as a number, not as text. Write it in quotes: '12' (with any zero at its start).",
    ],
    [
      'a phone number without quotes',
      'contacts:\n  - phone: 0599000101\n',
      "services/tari.yaml:3 contacts.0.phone: 599000101 was read as a number, not as text. Write it in quotes: '599000101' (with any zero at its start).",
    ],
    [
      'a field left blank',
      'title:\n',
      'services/tari.yaml:2 title: is empty. Write fields (name: value), such as a text by language (it: ...), or take the field out.',
    ],
    [
      'an empty text',
      "title:\n  it: ''\n",
      'services/tari.yaml:3 title.it: is empty. Write something, or take the field out.',
    ],
    [
      'euro where cents belong',
      'costs:\n  - amount: 22.21\n',
      'services/tari.yaml:3 costs.0.amount: 22.21 is not a whole number. Write a whole number; money is in cents: 22.21 euro is 2221.',
    ],
    [
      'less than nothing',
      'costs:\n  - amount: -1\n',
      'services/tari.yaml:3 costs.0.amount: -1 is too small. Write 0 or more.',
    ],
    [
      'a word that is not one of those known',
      'status: attivo\n',
      'services/tari.yaml:2 status: cannot be "attivo". Write one of: active, suspended, inactive, in-development, internal.',
    ],
    [
      'a bad date',
      'validFrom: 1.12.2026\n',
      'services/tari.yaml:2 validFrom: "1.12.2026" is not a date. Write YYYY-MM-DD, such as 2026-12-24.',
    ],
    [
      'a day that no calendar has',
      'validFrom: 2026-02-30\n',
      'services/tari.yaml:2 validFrom: "2026-02-30" is not a day of the calendar. Mend the day, the month or the year.',
    ],
    [
      'a range that ends before it starts',
      'validFrom: 2026-03-01\nvalidTo: 2026-02-01\n',
      'services/tari.yaml:3 validTo: "2026-02-01" is before validFrom ("2026-03-01"). Swap them, or mend one.',
    ],
    [
      'a bad moment',
      'modified: ieri\n',
      'services/tari.yaml:2 modified: "ieri" is not a date or a date with a time. Write YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2026-12-24T11:00.',
    ],
    [
      'a bad phone number',
      'contacts:\n  - phone: int. 12\n',
      'services/tari.yaml:3 contacts.0.phone: "int. 12" is not a phone number. Write one number: digits, spaces and a leading + only, such as 0599 000 101.',
    ],
    [
      'a bad web address',
      'howTo:\n  - text:\n      it: Vai\n    url: www.comune.example\n',
      'services/tari.yaml:5 howTo.0.url: "www.comune.example" is not a web address. Write the whole address, starting with https://.',
    ],
    [
      'a bad currency',
      'costs:\n  - amount: 1\n    currency: euro\n',
      'services/tari.yaml:4 costs.0.currency: "euro" is not a currency. Write its three capital letters, such as EUR.',
    ],
    [
      'a bad time',
      "places:\n  - place: municipio\n    hours:\n      weekly:\n        - days: [mon]\n          open: '8:30'\n          close: '12:00'\n",
      'services/tari.yaml:7 places.0.hours.weekly.0.open: "8:30" is not a time of day. Write HH:MM in quotes, such as \'08:30\'.',
    ],
    [
      'a bad day',
      "places:\n  - place: municipio\n    hours:\n      weekly:\n        - days: [lun]\n          open: '08:30'\n          close: '12:00'\n",
      'services/tari.yaml:6 places.0.hours.weekly.0.days.0: cannot be "lun". Write one of: mon, tue, wed, thu, fri, sat, sun.',
    ],
    [
      'a bad queue prefix',
      'places:\n  - place: municipio\n    queuePrefix: tar\n',
      'services/tari.yaml:4 places.0.queuePrefix: "tar" is not a queue prefix. Write one or two capital letters, such as A.',
    ],
    [
      'a block of no known form',
      'description:\n  it:\n    - para: Ciao\n',
      'services/tari.yaml:4 description.it.0: is in none of the forms that are known here. Write one of: paragraph, list.',
    ],
    [
      'a condition of no known form',
      'eligibility:\n  greater: [eta, 18]\n',
      'services/tari.yaml:2 eligibility: is in none of the forms that are known here. Write one of: all, any, not, eq, in, gte, before.',
    ],
    [
      'a condition with half a pair',
      'eligibility:\n  eq: [eta]\n',
      'services/tari.yaml:3 eligibility.eq: has 1 of at least 2. Add what is missing.',
    ],
    [
      'a reference to nothing',
      'topics: [rifiuti]\n',
      'services/tari.yaml:2 topics.0: "rifiuti" is not in topics. Add it there, or name one that is.',
    ],
    [
      'a phrase that is not there',
      'inputs:\n  - name:\n      phrase: documento\n',
      'services/tari.yaml:4 inputs.0.name.phrase: "documento" is not in phrases. Add it there, or name one that is.',
    ],
  ];
  it.each(fieldMistakes)('%s', async (_name, rest, line) => {
    expect(await said({ 'places/municipio.yaml': 'id: municipio\n', ...service(rest) })).toEqual([line]);
  });
});
