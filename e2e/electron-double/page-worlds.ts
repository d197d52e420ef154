/*
 * What runs inside the page, in its two worlds. These functions are sent as text: they use nothing from outside themselves.
 */

type Packed = { f: number } | { p: number } | { a: Packed[] } | { o: [string, Packed][] } | { v?: unknown };
type Answer = { value: Packed } | { error: string };
type Message =
  | { call: number; args: Packed[] }
  | { answer: Answer }
  | { settle: number; answer: Answer }
  | { exposed: true };
type AnyFunction = (...args: unknown[]) => unknown;

/**
 * `contextBridge` between the two worlds: functions of the other side become callers, promises are followed, all else is
 * copied. The worlds share nothing but the document, so messages go over it as text, on a channel that only they know.
 */
export const bridgeWorlds = (channel: string, side: 'main' | 'isolated') => {
  const functions: AnyFunction[] = [];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  const exposed: Record<string, unknown> = {};
  const other = side === 'main' ? 'isolated' : 'main';
  let promises = 0;
  let answered: Answer | undefined;

  const tell = (message: Message): void =>
    void document.dispatchEvent(new CustomEvent(`${channel}-${other}`, { detail: JSON.stringify(message) }));

  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') return { f: functions.push(value as AnyFunction) - 1 };
    if (value instanceof Promise) {
      const p = (promises += 1);
      value.then(
        (inner: unknown) => tell({ settle: p, answer: { value: pack(inner) } }),
        (fault: unknown) => tell({ settle: p, answer: { error: String(fault) } }),
      );
      return { p };
    }
    if (Array.isArray(value)) return { a: value.map(pack) };
    if (typeof value === 'object' && value !== null)
      return { o: Object.entries(value).map(([key, inner]): [string, Packed] => [key, pack(inner)]) };
    return value === undefined ? {} : { v: value };
  };

  const open = (answer: Answer): unknown => {
    if ('error' in answer) throw new Error(answer.error);
    return unpack(answer.value);
  };

  const unpack = (packed: Packed): unknown => {
    if ('f' in packed)
      return (...args: unknown[]): unknown => {
        answered = undefined;
        tell({ call: packed.f, args: args.map(pack) });
        if (answered === undefined) throw new Error('electron-double: the other world did not answer');
        return open(answered);
      };
    if ('p' in packed) return new Promise((resolve, reject) => waiting.set(packed.p, { resolve, reject }));
    if ('a' in packed) return packed.a.map(unpack);
    if ('o' in packed)
      return Object.freeze(Object.fromEntries(packed.o.map(([key, inner]) => [key, unpack(inner)])));
    return packed.v;
  };

  const answer = (make: () => unknown): Answer => {
    try {
      return { value: pack(make()) };
    } catch (fault) {
      return { error: String(fault) };
    }
  };

  document.addEventListener(`${channel}-${side}`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as Message;
    if ('call' in message)
      tell({ answer: answer(() => functions[message.call]?.(...message.args.map(unpack))) });
    else if ('exposed' in message) tell({ answer: answer(() => exposed) });
    else if ('settle' in message) {
      const waits = waiting.get(message.settle);
      waiting.delete(message.settle);
      try {
        waits?.resolve(open(message.answer));
      } catch (fault) {
        waits?.reject(fault as Error);
      }
    } else answered = message.answer;
  });

  if (side === 'main') {
    tell({ exposed: true });
    if (answered !== undefined)
      for (const [name, api] of Object.entries(open(answered) as Record<string, unknown>))
        Object.defineProperty(globalThis, name, { value: api, enumerable: true });
  }
  return {
    exposeInMainWorld: (name: string, api: unknown): void => {
      exposed[name] = api;
    },
  };
};

/** `ipcRenderer` over a binding that only the isolated world has. The double answers by calling `__electronDouble`. */
export const isolatedIpc = (binding: string) => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  const listeners = new Map<string, Set<AnyFunction>>();
  let calls = 0;
  Object.assign(globalThis, {
    __electronDouble: {
      settle: (id: number, result: { value?: unknown } | { error: string }): void => {
        const waits = waiting.get(id);
        waiting.delete(id);
        if ('error' in result) waits?.reject(new Error(result.error));
        else waits?.resolve(result.value);
      },
      receive: (channel: string, args: unknown[]): void => {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      },
    },
  });
  return {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = (calls += 1);
        waiting.set(id, { resolve, reject });
        (globalThis as unknown as Record<string, (text: string) => void>)[binding]?.(
          JSON.stringify({ id, channel, args }),
        );
      }),
    on: (channel: string, listener: AnyFunction): void => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: AnyFunction): void => {
      listeners.get(channel)?.delete(listener);
    },
  };
};
