import * as z from 'zod/mini';

/** `unknown`: nothing says whether one is plugged. */
export type Headset = 'plugged' | 'unplugged' | 'unknown';

/** As much of `pactl -fjson list sinks` as says what is plugged. Other fields come and go with its versions. */
const Sinks = z.array(
  z.looseObject({
    ports: z.optional(z.array(z.looseObject({ name: z.string(), availability: z.optional(z.string()) }))),
  }),
);

const isHeadset = /head(?:phones?|set)/i;

/** What the sound system says of plugged headsets. Anything else than its own answer is `unknown`. */
export const headsetOf = (answer: string): Headset => {
  let raw: unknown;
  try {
    raw = JSON.parse(answer);
  } catch {
    return 'unknown';
  }
  const sinks = Sinks.safeParse(raw);
  if (!sinks.success) return 'unknown';
  const said = sinks.data
    .flatMap(({ ports }) => ports ?? [])
    .filter(({ name }) => isHeadset.test(name))
    .map(({ availability }) => availability);
  if (said.includes('available')) return 'plugged';
  return said.includes('not available') ? 'unplugged' : 'unknown';
};
