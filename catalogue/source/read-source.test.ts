import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { folderOf, town } from '../testing/folder.ts';
import { describeFinding } from './finding.ts';
import { readSource } from './read-source.ts';

/** What an editor reads about a folder, a line each. */
const said = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> => {
  using folder = folderOf({ 'municipality.yaml': town, ...files });
  const read = await readSource(folder.dir);
  return (read.ok ? read.value.findings : read.findings).map(describeFinding);
};
const service = (rest: string, name = 'tari'): Record<string, string> => ({
  [`services/${name}.yaml`]: `id: tari\n${rest}`,
});

describe('a mistake in a file is said with file, line, what is wrong and what to write', () => {
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

  const fileMistakes: readonly [string, Record<string, string | Uint8Array>, string[]][] = [
    [
      'a missing id',
      { 'services/tari.yaml': 'title:\n  it: Rifiuti\n' },
      ['services/tari.yaml:1 id: is missing. Add id: a text.'],
    ],
    [
      'a bad id',
      { 'services/tari.yaml': 'id: TARI\n' },
      [
        'services/tari.yaml:1 id: "TARI" is not an id. Write lower-case letters, digits and single hyphens, such as carta-identita.',
      ],
    ],
    [
      'a long id',
      { 'services/tari.yaml': `id: ${'a'.repeat(41)}\n` },
      ['services/tari.yaml:1 id: is 41 characters long. At most 40: shorten it.'],
    ],
    [
      'an id that is not the file name',
      { 'services/imu.yaml': '# comment\nid: tari\n' },
      ['services/imu.yaml:2 id: "tari" is not the file\'s name. Call the file tari.yaml, or mend the id.'],
    ],
    [
      'an id that stands twice in a folder',
      { 'services/imu.yaml': 'id: tari\n', 'services/tari.yaml': '\nid: tari\n' },
      [
        'services/imu.yaml:1 id: "tari" is not the file\'s name. Call the file tari.yaml, or mend the id.',
        'services/tari.yaml:2 id: "tari" stands twice in services: first in services/imu.yaml:1. Take one of them out, or give it another id.',
      ],
    ],
    [
      'an id that stands twice in lists',
      {
        'topics.yaml': 'topics:\n  - id: casa\n    name:\n      it: Casa\n',
        'topics/altri.yaml': 'topics:\n  - id: casa\n    name:\n      it: Casa\n',
      },
      [
        'topics/altri.yaml:2 topics.0.id: "casa" stands twice in topics: first in topics.yaml:2. Take one of them out, or give it another id.',
      ],
    ],
    [
      'a reference in a list',
      { 'needs.yaml': 'needs:\n  - id: casa\n    title:\n      it: Casa\n    services:\n      - tari\n' },
      ['needs.yaml:6 needs.0.services.0: "tari" is not in services. Add it there, or name one that is.'],
    ],
    [
      'a reference in the guide',
      { 'guide.yaml': 'questions: []\noutcomes:\n  - id: fine\n    services: [tari]\n' },
      ['guide.yaml:4 outcomes.0.services.0: "tari" is not in services. Add it there, or name one that is.'],
    ],
    [
      'a reference in the municipality',
      { 'municipality.yaml': `${town}reception: urp\n` },
      ['municipality.yaml:6 reception: "urp" is not in units. Add it there, or name one that is.'],
    ],
    [
      'a field that stands twice',
      { 'services/tari.yaml': 'id: tari\nstatus: active\nstatus: internal\n' },
      ['services/tari.yaml:3 The field status stands twice. Keep one of them.'],
    ],
    [
      'a tab',
      { 'services/tari.yaml': 'id: tari\ntitle:\n\tit: Rifiuti\n' },
      ['services/tari.yaml:3 The line is indented with a tab. Indent with spaces, two for each level.'],
    ],
    [
      'a colon in a text',
      { 'services/tari.yaml': 'id: tari\ntitle:\n  it: TARI: la tassa\n' },
      [
        'services/tari.yaml:3 There is a second colon on the line, or the indent is wrong. Put a text that holds a colon in quotes, and line the fields up.',
      ],
    ],
    [
      'an open quote',
      { 'services/tari.yaml': 'id: tari\nsource: "x\n' },
      ['services/tari.yaml:3 A quote is opened and not closed before here. Close it.'],
    ],
    [
      'an open bracket',
      { 'services/tari.yaml': 'id: tari\ntopics: [casa\nstatus: active\n' },
      ['services/tari.yaml:3 A [ or { is opened and not closed before here. Close it with ] or }.'],
    ],
    [
      'a quote inside quotes',
      { 'services/tari.yaml': "id: tari\nsource: 'l'ufficio'\n" },
      [
        'services/tari.yaml:2 This cannot be read (Unexpected scalar at node end). Check indents, colons and quotes on this line.',
      ],
    ],
    [
      'a text that starts with @',
      { 'services/tari.yaml': 'id: tari\nsource: @web\n' },
      ['services/tari.yaml:2 A text may not start with this character. Put the text in quotes.'],
    ],
    [
      'a text that starts with !',
      { 'services/tari.yaml': 'id: tari\nsource: !web x\n' },
      ['services/tari.yaml:2 A text may not start with !. Put the text in quotes.'],
    ],
    [
      'a text that starts with *',
      { 'services/tari.yaml': 'id: tari\nsource: *web\n' },
      ['services/tari.yaml A text starts with * (*web), which means an alias. Put the text in quotes.'],
    ],
    [
      'two documents',
      { 'services/tari.yaml': 'id: tari\n---\nid: imu\n' },
      ['services/tari.yaml:2 A second document starts here (---). Keep one record in a file.'],
    ],
    [
      'an empty file',
      { 'services/tari.yaml': '' },
      ['services/tari.yaml The file is empty. Write its fields, or delete the file.'],
    ],
    [
      'a file of comments',
      { 'services/tari.yaml': '# to do\n' },
      ['services/tari.yaml The file is empty. Write its fields, or delete the file.'],
    ],
    [
      'a list where a record belongs',
      { 'services/tari.yaml': '- id: tari\n' },
      [
        'services/tari.yaml:1 "[{"id":"tari"}]" is of the wrong kind. Write fields (name: value), such as a text by language (it: ...).',
      ],
    ],
    [
      'not UTF-8',
      { 'services/tari.yaml': Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xe0, 0x0a]) },
      [
        'services/tari.yaml The file is not UTF-8 text. Save it again as UTF-8 (in the editor: "Save with encoding").',
      ],
    ],
    [
      'a wrong ending',
      { 'services/tari.yml': 'id: tari\n' },
      ['services/tari.yml This file is not read. Call it tari.yaml.'],
    ],
    [
      'a misspelt folder',
      { 'servizi/tari.yaml': 'id: tari\n' },
      [
        'servizi/tari.yaml This file is not read. Known folders are: services, units, places, notices, areas, organisations, needs, topics, phrases.',
      ],
    ],
    [
      'a folder in a folder',
      { 'services/old/tari.yaml': 'id: tari\n' },
      ['services/old/ This file is not read. Put its files into services/ itself.'],
    ],
    [
      'a folder called like a file',
      { 'services/tari.yaml/x.txt': '' },
      [
        'services/tari.yaml The file cannot be read (EISDIR). Check that it is a file and that you may read it.',
        'services/tari.yaml/ This file is not read. Put its files into services/ itself.',
      ],
    ],
  ];
  it.each(fileMistakes)('%s', async (_name, files, lines) => {
    expect(await said(files)).toEqual(lines);
  });

  it('an alias bomb', async () => {
    const layers = [...'abcdefghi'].map((name, index) =>
      index === 0
        ? `${name}: &${name} [x, x, x, x, x, x, x, x, x]`
        : `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefghi'[index - 1]}`)
            .join(', ')}]`,
    );
    expect(await said({ 'services/tari.yaml': `id: tari\n${layers.join('\n')}\n` })).toEqual([
      'services/tari.yaml The file repeats itself through aliases (&, *) more often than is allowed. Write the values out.',
    ]);
  });
});

describe('the folder as a whole', () => {
  it('needs a municipality.yaml', async () => {
    using folder = folderOf({ 'services/tari.yaml': 'id: tari\n' });
    const read = await readSource(folder.dir);
    expect(read.ok).toBe(false);
    expect((read.ok ? [] : read.findings).map(describeFinding)).toEqual([
      'municipality.yaml The file is missing. Add it; docs/editors.md shows what it holds.',
    ]);
  });

  it('gives no catalogue with a broken municipality.yaml', async () => {
    expect(
      await said({ 'municipality.yaml': 'formatVersion: 2\nid: x\nname:\n  it: X\ntimeZone: Europe/Rome\n' }),
    ).toEqual(['municipality.yaml:1 formatVersion: cannot be "2". Write one of: 1.']);
    expect(await said({ 'municipality.yaml': 'id: x\nname:\n  it: X\ntimeZone: Europe/Rome\n' })).toEqual([
      'municipality.yaml:1 formatVersion: is missing. Write one of: 1.',
    ]);
  });

  it('leaves out what is broken and keeps the rest, in the order of the file names', async () => {
    using folder = folderOf({
      'municipality.yaml': town,
      'services/b.yaml': 'id: b\n',
      'services/a.yaml': 'id: a\n',
      'services/c.yaml': 'id: C\n',
    });
    const read = await readSource(folder.dir);
    expect(read.ok && read.value.catalogue.services.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(read.ok && read.value.findings).toHaveLength(1);
  });

  it('keeps the first of two with one id', async () => {
    using folder = folderOf({
      'municipality.yaml': town,
      'topics.yaml': 'topics:\n  - id: casa\n    name: {it: Prima}\n  - id: casa\n    name: {it: Seconda}\n',
    });
    const read = await readSource(folder.dir);
    expect(read.ok && read.value.catalogue.topics).toEqual([{ id: 'casa', name: { it: 'Prima' } }]);
  });

  it('reads a byte order mark, Windows line ends and comments', async () => {
    expect(
      await said({ 'services/tari.yaml': '\uFEFF# comment\r\nid: tari\r\ntitle:\r\n  it: Rifiuti\r\n' }),
    ).toEqual([]);
  });

  it('does not look into what an import left unmapped', async () => {
    expect(await said(service('unmapped:\n  services: [nothing]\n  date: 2026-02-30\n'))).toEqual([]);
  });

  it('says which file is read', async () => {
    using folder = folderOf({ 'municipality.yaml': town, 'services/tari.yaml': 'id: tari\n' });
    const files: string[] = [];
    await readSource(folder.dir, { onFile: (file) => files.push(file) });
    expect(files).toEqual(['municipality.yaml', 'services/tari.yaml']);
  });
});

describe('whatever is in a file', () => {
  it('never throws, and says a file and something to do for each finding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => stringify(value)),
        ),
        async (text) => {
          using folder = folderOf({ 'municipality.yaml': town, 'services/tari.yaml': text });
          const read = await readSource(folder.dir);
          for (const finding of read.ok ? read.value.findings : []) {
            expect(finding.file).toBe('services/tari.yaml');
            expect(finding.message).toMatch(/\.$/);
            expect(finding.fix).toMatch(/\S/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads back what it wrote', async () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).map((it) => ({ it }));
    await fc.assert(
      fc.asyncProperty(fc.record({ id, title: text, summary: text }), async (record) => {
        using folder = folderOf({
          'municipality.yaml': town,
          [`services/${record.id}.yaml`]: stringify(record),
        });
        const read = await readSource(folder.dir);
        expect(read.ok && read.value).toMatchObject({ findings: [], catalogue: { services: [record] } });
      }),
      { numRuns: 60 },
    );
  });
});
