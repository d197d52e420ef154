import { describe, expect, it } from 'vitest';
import { town } from '../testing/folder.ts';
import { said } from '../testing/said.ts';

describe('a mistake in a file is said with file, line, what is wrong and what to write', () => {
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
