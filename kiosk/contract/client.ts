import type { Answered, CommandInput, CommandName, CommandOutput, Transport } from './contract.ts';

/** The kiosk as the screen sees it: one method for each command. */
export type Client = {
  [K in CommandName]: (input: CommandInput<K>) => Promise<Answered<CommandOutput<K>>>;
} & Pick<Transport, 'subscribe'>;

/** A client over any transport. A transport that fails gives the error `unreachable`, never an exception. */
export const createClient = (transport: Transport): Client =>
  new Proxy({ subscribe: transport.subscribe } as Client, {
    get: (target, name) => {
      if (name === 'subscribe') return target.subscribe;
      return async (input: unknown) => {
        try {
          return await transport.invoke(String(name), input);
        } catch {
          return { ok: false, error: { code: 'unreachable' } };
        }
      };
    },
  });
