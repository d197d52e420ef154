import type { Page } from '@playwright/test';
import type { Answered, CommandInput, CommandName, CommandOutput } from '../kiosk/contract/contract.ts';

/** A short way through the catalogue in use: what to touch on each screen to come to a service. */
export type Way = { need: string; option: string; service: string; title: string };

/** Asks the kiosk as its screens do. */
const ask = async <K extends CommandName>(
  page: Page,
  name: K,
  input: CommandInput<K>,
): Promise<CommandOutput<K>> => {
  const answered = (await page.evaluate(
    async ([command, body]) =>
      (
        await fetch(`./api/${command}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json(),
    [name, input] as const,
  )) as Answered<CommandOutput<K>>;
  if (!answered.ok) throw new Error(`the kiosk does not answer "${name}" (${answered.error.code})`);
  return answered.value;
};

/** Needs that are on the first screen. */
const onHome = 8;

/** The first need with a question whose answer leads to results: found in the catalogue, so that its words may change. */
export const findWay = async (page: Page): Promise<Way> => {
  const { needs } = await ask(page, 'home', { lang: 'it' });
  for (const need of needs.slice(0, onHome)) {
    const first = await ask(page, 'guide', { lang: 'it', need: need.id, answers: {} });
    if (first.kind !== 'question' || first.question === 'many') continue;
    for (const { id, label } of first.options) {
      const next = await ask(page, 'guide', { lang: 'it', need: need.id, answers: { [first.id]: id } });
      const hit = next.kind === 'results' ? next.hits[0] : undefined;
      if (hit !== undefined)
        return { need: need.title.text, option: label.text, service: hit.id, title: hit.title.text };
    }
  }
  throw new Error('no need of the catalogue leads to a service with one question');
};
