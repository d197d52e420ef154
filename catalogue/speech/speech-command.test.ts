import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWav } from '../../core/speech/wav.ts';
import { cli } from '../testing/cli.ts';
import { folderOf, town } from '../testing/folder.ts';
import { clipNameOf, clipProblem } from './clip-shelf.ts';

const wav = (samples = 4000): Uint8Array =>
  writeWav({ channels: 1, sampleRate: 8000, bitsPerSample: 16, data: new Uint8Array(samples * 2) });
const source = {
  'municipality.yaml': `${town}languages: [it, ar]\n`,
  'topics.yaml': 'topics:\n  - id: casa\n    name: { it: Casa e rifiuti, ar: السكن والنفايات }\n',
};

describe('speech DIR', () => {
  it('counts what has no clip, and says that nobody who grew up with the language has heard the machine', async () => {
    using folder = folderOf(source);
    const { status, out } = await cli(['speech', folder.dir]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^it {6}\d+ texts: 0 recorded, 0 by machine, \d+ without a clip \(no native speaker/m,
    );
    expect(out).toMatch(/^ar /m);
    expect(out).not.toMatch(/^en /m);
  });
  it('lists them for a voice: the catalogue’s and the screens’ own', async () => {
    using folder = folderOf(source);
    const { out } = await cli(['speech', folder.dir, '--lang', 'ar', '--csv']);
    const lines = out.split('\n');
    expect(lines[0]).toBe('file,lang,text');
    expect(lines).toContain(',ar,السكن والنفايات');
    expect(lines).toContain(',ar,استمع');
    expect(out).not.toContain('Casa e rifiuti');
  });
});

describe('speech DIR --import', () => {
  it('takes recordings under the very names for which the kiosk looks', async () => {
    using folder = folderOf({
      ...source,
      'voce/uno.wav': wav(),
      'voce/clips.csv': 'file,lang,text\nuno.wav,it, Casa  e rifiuti \n,it,Ascolta\n',
    });
    const { status, out, err } = await cli(['speech', folder.dir, '--import', join(folder.dir, 'voce')]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Took 1 recordings.');
    expect(out).toMatch(/^it {6}\d+ texts: 1 recorded/m);
    const name = `${clipNameOf({ lang: 'it', text: 'Casa e rifiuti' })}.wav`;
    expect(readFileSync(join(folder.dir, 'media/speech', name))).toEqual(Buffer.from(wav()));
    expect(readFileSync(join(folder.dir, 'media/speech/clips.csv'), 'utf8')).toContain(
      `${name},it,person,Casa e rifiuti`,
    );
  });
  it('says of each row that cannot be used: file, line, what is wrong, what to do', async () => {
    using folder = folderOf({
      ...source,
      'voce/due.wav': 'no sound',
      'voce/tre.wav': wav(1),
      'voce/ok.wav': wav(),
      'voce/clips.csv': [
        'file,lang,text',
        'uno.wav,it,Ascolta',
        'due.wav,it,Ascolta',
        'tre.wav,it,Ascolta',
        'uno.mp3,it,Ascolta',
        '../ok.wav,it,Ascolta',
        'ok.wav,de,Hören',
        'ok.wav,it,"  "',
        'ok.wav,it,Ascolta',
        'ok.wav,it,Ascolta',
        'ok.wav,it,Questo non lo dice nessuno',
      ].join('\n'),
    });
    const { status, err, out } = await cli([
      'speech',
      folder.dir,
      '--import',
      join(folder.dir, 'voce'),
      '--json',
    ]);
    expect(status).toBe(1);
    expect(err.split('\n')).toEqual([
      expect.stringContaining('clips.csv:2 file: There is no "uno.wav".'),
      expect.stringContaining('clips.csv:3 file: "due.wav" is not a WAV file.'),
      expect.stringContaining('clips.csv:4 file: "tre.wav" is empty.'),
      expect.stringContaining('clips.csv:5 file: "uno.mp3" is no WAV or Opus file.'),
      expect.stringContaining('clips.csv:6 file: "../ok.wav" is not in this folder.'),
      expect.stringContaining('clips.csv:7 lang: "de" is no language'),
      expect.stringContaining('clips.csv:8 text: is empty.'),
      expect.stringContaining('clips.csv:10 text: stands in line 9 already.'),
      expect.stringContaining('warning: clips.csv:11 text: is no text of this catalogue'),
    ]);
    expect(JSON.parse(out)).toMatchObject({
      imported: 2,
      orphans: [clipNameOf({ lang: 'it', text: 'Questo non lo dice nessuno' }) + '.wav'],
    });
  });
  it.each([
    [['--import', 'nowhere'], 'There is no folder nowhere.'],
    [['--list', 'x.csv'], '--list goes with --import.'],
    [['--lang', 'de'], '--lang de is not a list of'],
    [['--make', '--csv'], 'Give one of'],
  ])('%s: misused', async (args, words) => {
    using folder = folderOf(source);
    const { status, err } = await cli(['speech', folder.dir, ...args]);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });
  it('a folder without a list says what it should be', async () => {
    using folder = folderOf({ ...source, 'voce/uno.wav': wav() });
    const { status, err } = await cli(['speech', folder.dir, '--import', join(folder.dir, 'voce')]);
    expect(status).toBe(2);
    expect(err).toContain('columns file, lang, text');
  });
  it('any bytes at all: taken or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('wav', 'opus', 'ogg', 'mp3'),
        (bytes, ending) => {
          clipProblem(bytes, ending);
          clipProblem(new Uint8Array([...wav(2), ...bytes]), ending);
        },
      ),
    );
  });
});

describe.skipIf(spawnSync('espeak-ng', ['--version']).status !== 0)('speech DIR --make', () => {
  it('lets the machine say what is missing, and leaves what a person recorded', async () => {
    using folder = folderOf({ ...source, 'municipality.yaml': `${town}languages: [ar]\n` });
    const mine = `${clipNameOf({ lang: 'ar', text: 'السكن والنفايات' })}.opus`;
    const recorded = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead')]);
    expect(existsSync(join(folder.dir, 'media'))).toBe(false);
    using voice = folderOf({
      'a.opus': recorded,
      'clips.csv': 'file,lang,text\na.opus,ar,السكن والنفايات\n',
    });
    await cli(['speech', folder.dir, '--import', voice.dir]);
    const { status, out } = await cli(['speech', folder.dir, '--make']);
    expect(status).toBe(0);
    expect(out).toMatch(/^ar {6}(\d+) texts: 1 recorded, \d+ by machine, 0 without a clip/m);
    expect(readFileSync(join(folder.dir, 'media/speech', mine))).toEqual(recorded);
    expect(readdirSync(join(folder.dir, 'media/speech')).some((file) => file.endsWith('.part'))).toBe(false);
    writeFileSync(join(folder.dir, 'topics.yaml'), 'topics: []\n');
    expect((await cli(['speech', folder.dir])).out).toContain(`media/speech/${mine}: its text is gone.`);
  });
});
