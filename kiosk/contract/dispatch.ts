import {
  type Answered,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
} from './contract.ts';

/** One function for each command: a missing one does not compile. */
export type Handlers = {
  [K in CommandName]: (
    input: CommandInput<K>,
  ) => Promise<Answered<CommandOutput<K>>> | Answered<CommandOutput<K>>;
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/**
 * The only way from a shell into the kiosk: parses what came, then calls the handler.
 * `onFault` hears of handlers that threw; the screen gets the code `failed`.
 */
export const dispatch = async (
  handlers: Handlers,
  name: string,
  raw: unknown,
  onFault: (name: CommandName, fault: unknown) => void = () => undefined,
): Promise<Answered<unknown>> => {
  if (!isCommand(name)) return { ok: false, error: { code: 'unknown-command' } };
  const input = commands[name].input.safeParse(raw);
  if (!input.success) return { ok: false, error: { code: 'invalid-input' } };
  try {
    return await (handlers[name] as (input: unknown) => Promise<Answered<unknown>>)(input.data);
  } catch (fault) {
    onFault(name, fault);
    return { ok: false, error: { code: 'failed' } };
  }
};
