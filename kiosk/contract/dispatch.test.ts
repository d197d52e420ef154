import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import { commands } from './contract.ts';
import { dispatch, type Handlers } from './dispatch.ts';

const handlers = new Proxy({} as Handlers, {
  get: (_, name) =>
    name === 'rate'
      ? () => {
          throw new Error('broken');
        }
      : () => ({ ok: true, value: name }),
});

describe('dispatch', () => {
  it('parses, then calls', async () => {
    expect(await dispatch(handlers, 'home', { lang: 'it' })).toEqual({ ok: true, value: 'home' });
  });
  it.each(['nothing', '__proto__', 'constructor', 'toString', ''])(
    'refuses the unknown command %j',
    async (name) => {
      expect(await dispatch(handlers, name, {})).toEqual({ ok: false, error: { code: 'unknown-command' } });
    },
  );
  it.each([[undefined], [null], [{}], [{ lang: 'xx' }], [{ lang: 'it', more: 1 }], ['it'], [[]]])(
    'refuses the input %j',
    async (input) => {
      expect(await dispatch(handlers, 'home', input)).toEqual({
        ok: false,
        error: { code: 'invalid-input' },
      });
    },
  );
  it('answers `failed` where a handler throws, and tells the log', async () => {
    const heard = vi.fn();
    expect(await dispatch(handlers, 'rate', { rating: 1 }, heard)).toEqual({
      ok: false,
      error: { code: 'failed' },
    });
    expect(heard).toHaveBeenCalledWith('rate', expect.objectContaining({ message: 'broken' }));
  });
  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...Object.keys(commands)), fc.string()),
        fc.anything(),
        async (name, input) => {
          expect(await dispatch(handlers, name, input)).toHaveProperty('ok');
        },
      ),
    );
  });
});

describe('the client', () => {
  it('has every command over a transport of two functions', async () => {
    const invoke = vi.fn().mockResolvedValue({ ok: true, value: 1 });
    const client = createClient({ invoke, subscribe: () => () => undefined });
    await client.search({ lang: 'it', text: 'carta' });
    expect(invoke).toHaveBeenCalledWith('search', { lang: 'it', text: 'carta' });
  });
  it('turns a broken transport into an answer', async () => {
    const client = createClient({
      invoke: () => Promise.reject(new Error('gone')),
      subscribe: () => () => undefined,
    });
    expect(await client.boot({})).toEqual({ ok: false, error: { code: 'unreachable' } });
  });
});
