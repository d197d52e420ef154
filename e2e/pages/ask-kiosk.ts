import type { Page } from '@playwright/test';
import type { Answered, CommandInput, CommandName, CommandOutput } from '../../kiosk/contract/contract.ts';

type Shell = { sportello?: { invoke: (name: string, input: unknown) => Promise<unknown> } };

/** Asks the kiosk what a screen may ask, by whichever way its shell has: for what would take forty people to arrange. */
export const askKiosk = async <K extends CommandName>(
  page: Page,
  name: K,
  input: CommandInput<K>,
): Promise<CommandOutput<K>> => {
  const answered = await page.evaluate(
    async ([command, value]) => {
      const { sportello } = globalThis as unknown as Shell;
      if (sportello !== undefined) return sportello.invoke(command, value);
      const answer = await fetch(`./api/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
      return answer.json() as Promise<unknown>;
    },
    [name, input] as const,
  );
  const { ok, ...rest } = answered as Answered<CommandOutput<K>>;
  if (!ok || !('value' in rest)) throw new Error(`${name}: ${JSON.stringify(answered)}`);
  return rest.value;
};

/** Gives so many numbers of a service at its first place with them, one person after the other. */
export const issueNumbers = async (
  page: Page,
  service: string,
  count: number,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  for (let taken = 0; taken < count; taken += 1) {
    const ticket = await askKiosk(page, 'issue', {
      lang: 'it',
      service,
      place: 0,
      kind: 'number',
      answers: {},
      request: crypto.randomUUID(),
      withAnswers: false,
      onPaper: false,
    });
    if (ticket.kind !== 'issued')
      throw new Error(`Number ${taken + 1} of ${service} was refused: ${ticket.reason}`);
    await between();
  }
};
