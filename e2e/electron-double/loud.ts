import { EventEmitter } from 'node:events';

/** An object of which only the given members exist: reading any other is a failure that names it, not `undefined`. */
export const loud = <T extends object>(name: string, members: T): T =>
  new Proxy(members, {
    get: (target, key) => {
      // Symbols and `then` are asked for by the language itself (await, inspection).
      if (key in target || typeof key === 'symbol' || key === 'then')
        return Reflect.get(target, key) as unknown;
      throw new Error(`electron-double: ${name}.${key} is not implemented`);
    },
    set: (_target, key) => {
      throw new Error(`electron-double: ${name}.${String(key)} cannot be set`);
    },
  });

type Listener = (...args: never[]) => void;

/** Events of one object. Listening to one that the double never emits fails: such a listener would be believed to work. */
export const createEvents = (name: string, known: readonly string[]) => {
  const emitter = new EventEmitter();
  const checked = (event: string): string => {
    if (!known.includes(event)) throw new Error(`electron-double: ${name} never emits '${event}'`);
    return event;
  };
  const listen =
    (how: 'on' | 'once' | 'off') =>
    (event: string, listener: Listener): unknown => {
      emitter[how](checked(event), listener as (...args: unknown[]) => void);
      return emitter;
    };
  return {
    on: listen('on'),
    once: listen('once'),
    off: listen('off'),
    emit: (event: string, ...args: unknown[]): boolean => emitter.emit(checked(event), ...args),
  };
};

/** An Electron event: whoever hears it may prevent what would happen. */
export const preventable = <T extends object>(
  parts: T,
): { event: T & { preventDefault: () => void; defaultPrevented: boolean }; prevented: () => boolean } => {
  let prevented = false;
  const event = {
    ...parts,
    preventDefault: (): void => {
      prevented = true;
    },
    get defaultPrevented(): boolean {
      return prevented;
    },
  };
  return { event, prevented: () => prevented };
};
