/** What a key asks for. Keypads are USB keyboards, told apart by `event.code`. */
export type KeyAct = 'previous' | 'next' | 'page-left' | 'page-right' | 'select';

const acts: Readonly<Record<string, KeyAct>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  ArrowLeft: 'page-left',
  ArrowRight: 'page-right',
  // Two switches: one moves, the other selects.
  Digit1: 'next',
  Digit2: 'select',
};

/** In a field, only the keys that leave it act: all others type. */
const activeWhileTyping: readonly string[] = ['ArrowUp', 'ArrowDown'];

export const keyAct = (code: string, typing: boolean): KeyAct | undefined =>
  typing && !activeWhileTyping.includes(code) ? undefined : acts[code];

/** The element to go to, in reading order, around at the ends. `current` is -1 where nothing of the list has the focus. */
export const neighbour = (count: number, current: number, by: 1 | -1): number => {
  if (count === 0) return -1;
  if (current < 0) return by === 1 ? 0 : count - 1;
  return (current + by + count) % count;
};
