import { describe, expect, it } from 'vitest';
import { help, parseStartOptions } from './start-options.ts';

describe('parseStartOptions', () => {
  it('has a default for everything', () => {
    expect(parseStartOptions([])).toMatchObject({
      ok: true,
      value: {
        help: false,
        catalogue: undefined,
        shell: 'auto',
        port: 0,
        screen: undefined,
        windowed: false,
        restored: false,
        watch: false,
      },
    });
  });

  it('takes what is given', () => {
    const args = [
      '--data-dir',
      '/d',
      '--catalogue',
      '/c',
      '--root',
      '/r',
      '--shell',
      'none',
      '--port',
      '8080',
      '--screen',
      'L21',
      '--windowed',
      '--restored',
      '--watch',
    ];
    expect(parseStartOptions(args)).toEqual({
      ok: true,
      value: {
        help: false,
        dataDir: '/d',
        catalogue: '/c',
        root: '/r',
        shell: 'none',
        port: 8080,
        screen: 'L21',
        windowed: true,
        restored: true,
        watch: true,
      },
    });
  });

  it.each([
    [['--shell', 'firefox'], '--shell cannot be "firefox"'],
    [['--port', '99999'], '--port cannot be "99999"'],
    [['--port', 'x'], '--port cannot be "x"'],
    [['--port', '1.5'], '--port cannot be "1.5"'],
    [['--port', ''], '--port cannot be ""'],
    [['--port=-1'], '--port cannot be "-1"'],
    [['--port', '-1'], '--port'],
    [['--screeen', 'P32'], '--screeen'],
    [['--data-dir'], '--data-dir'],
    [['--windowed=yes'], '--windowed'],
    [['extra'], 'extra'],
  ])('%j is refused by name, with the way to help', (args, words) => {
    const parsed = parseStartOptions(args);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'usage' } });
    if (parsed.ok) return;
    expect(parsed.error.words).toContain(words);
    expect(parsed.error.words).toMatch(/^[^\n]+\. `npm start -- --help` lists the options\.$/);
  });

  it('the help names every option', () => {
    for (const name of [
      '--data-dir',
      '--catalogue',
      '--root',
      '--shell',
      '--port',
      '--screen',
      '--windowed',
      '--help',
    ])
      expect(help).toContain(name);
  });
});
