import type {
  CommandInput,
  CommandName,
  CommandOutput,
  KioskEvent,
  Transport,
} from '../../kiosk/contract/contract.ts';
import { demoFixtures, type DemoOptions } from './fixtures/demo.ts';

/** What the fake kiosk answers, by command; what is not here is rejected by name. */
export type Fixtures = { [K in CommandName]?: (input: CommandInput<K>) => CommandOutput<K> };

/** A kiosk that records every call and shouts about what it was not told. */
export class FakeTransport implements Transport {
  readonly calls: { name: string; input: unknown }[] = [];
  readonly #fixtures: Fixtures;
  readonly #listeners = new Set<(event: KioskEvent) => void>();
  /** Commands that answer nothing, as if the kiosk were gone. */
  readonly broken = new Set<string>();

  constructor(fixtures: Fixtures) {
    this.#fixtures = fixtures;
  }

  invoke = (name: string, input: unknown): Promise<unknown> => {
    this.calls.push({ name, input });
    const fixture = this.#fixtures[name as CommandName] as ((input: unknown) => unknown) | undefined;
    if (fixture === undefined)
      return Promise.reject(new Error(`The fake kiosk has no fixture for "${name}".`));
    if (this.broken.has(name)) return Promise.reject(new Error(`"${name}" is broken on purpose.`));
    return Promise.resolve({ ok: true, value: fixture(input) });
  };

  subscribe = (listener: (event: KioskEvent) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says something to the screen, unasked. */
  emit(event: KioskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The inputs of one command, in order. */
  inputs(name: CommandName): unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }
}

/** For `vite` in development: `?fake&screen=L21&printer=paper-out&idle=10&state=not-in-service&break=issue`. */
export const developmentTransport = (query: URLSearchParams): Transport => {
  const transport = new FakeTransport(demoFixtures(Object.fromEntries(query) as DemoOptions));
  for (const name of query.getAll('break')) transport.broken.add(name);
  return transport;
};
