import { describe, expect, it } from 'vitest';
import { SyncSettings } from './sync-settings.ts';

const read = (raw: unknown) => SyncSettings.safeParse(raw);

describe('settings of the sync', () => {
  it('are every fifteen minutes and no stick where nothing is written', () => {
    expect(read({}).data).toEqual({ everyMinutes: 15, stick: [] });
  });
  it('take all that a town may need', () => {
    expect(
      read({
        address: 'https://catalogo.comune.it/sportello/',
        root: 'root.json',
        proxy: { host: 'proxy.comune.it', user: 'totem', password: 'a b:c' },
        ca: '/etc/ssl/comune.pem',
        auth: { kind: 'header', name: 'X-Api-Key', value: 'abc' },
        everyMinutes: 5,
        limitKBps: 50,
        stick: ['/media/kiosk', 'D:\\'],
      }).data,
    ).toMatchObject({ proxy: { port: 3128 }, everyMinutes: 5 });
  });
  it.each<[string, object, string]>([
    ['an address of another kind', { address: 'ftp://comune.it/' }, 'https://'],
    ['no address', { address: 'comune.it' }, 'https://'],
    ['a password in the address', { address: 'https://a:b@comune.it/' }, '"auth"'],
    ['a query in the address', { address: 'https://comune.it/?a=1' }, 'no ?'],
    ['a proxy with its scheme', { proxy: { host: 'http://proxy' } }, 'without http://'],
    [
      'a field that splits the head',
      { auth: { kind: 'header', name: 'X-A', value: 'a\r\nHost: b' } },
      'visible',
    ],
    ['a field that the kiosk sets itself', { auth: { kind: 'header', name: 'Host', value: 'b' } }, 'itself'],
    ['a name with a colon', { auth: { kind: 'basic', user: 'a:b', password: 'c' } }, 'colon'],
    ['a stick without its whole path', { stick: ['media'] }, 'whole path'],
    ['a limit of nothing', { limitKBps: 0 }, 'from 1 to'],
    ['all day', { everyMinutes: 0 }, 'from 1 to'],
  ])('%s is refused with words', (_, raw, words) => {
    const { error } = read(raw);
    expect(error?.issues[0]?.message).toContain(words);
  });
});
