import { expect, it, vi } from 'vitest';
import { lateKiosk, type Served } from './late-kiosk.ts';

const coming = () => {
  const ended = vi.fn();
  const kiosk: Served = {
    invoke: (name) => Promise.resolve({ ok: true, value: name }),
    subscribe: vi.fn(() => ended),
  };
  const { promise, resolve, reject } = Promise.withResolvers<Served>();
  return { kiosk, ended, late: lateKiosk(promise), come: () => resolve(kiosk), fail: reject };
};

it('answers what was asked before it was there', async () => {
  const { late, come } = coming();
  const answer = late.invoke('boot', {});
  come();
  await expect(answer).resolves.toEqual({ ok: true, value: 'boot' });
});

it('lets who listened before hear of it, until they no longer do', async () => {
  const { late, come, kiosk, ended } = coming();
  const listener = vi.fn();
  const end = late.subscribe(listener);
  come();
  await late.invoke('boot', {});
  expect(kiosk.subscribe).toHaveBeenCalledWith(listener);
  end();
  expect(ended).toHaveBeenCalledOnce();
});

it('does not begin to listen for who has gone meanwhile', async () => {
  const { late, come, kiosk } = coming();
  late.subscribe(vi.fn())();
  come();
  await late.invoke('boot', {});
  expect(kiosk.subscribe).not.toHaveBeenCalled();
});

it('a kiosk that could not start fails what was asked', async () => {
  const { late, fail } = coming();
  const end = late.subscribe(vi.fn());
  const answer = late.invoke('boot', {});
  fail(new Error('JRN-1'));
  await expect(answer).rejects.toThrow('JRN-1');
  end();
});
