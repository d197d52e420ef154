import { settleMs as guardMs } from './settle.ts';

/**
 * When a target acts. Chromium fires no `click` while a palm or a second finger rests on the glass, only pointer
 * events for each contact: so a target acts on the release of a contact that also began on it, and a `click` counts
 * only where no pointer made it (keys, assistive technology).
 */
export class Presses {
  readonly #contacts = new Map<number, DOMRectReadOnly | undefined>();
  #acted = Number.NEGATIVE_INFINITY;
  readonly #act: (event: Event | undefined) => void;
  readonly #now: () => number;
  readonly #settleMs: number;

  /**
   * Within `settleMs` of acting, a target does not act again: a double tap acts once. Not longer than a new screen settles:
   * a target of the frame, which stays, must act as soon as all the others do.
   */
  constructor(act: (event: Event | undefined) => void, now: () => number, settleMs = guardMs) {
    this.#act = act;
    this.#now = now;
    this.#settleMs = settleMs;
  }

  /** `box`: where the target lay when it was touched. */
  down(contact: number, box?: DOMRectReadOnly): void {
    this.#contacts.set(contact, box);
  }

  boxOf(contact: number): DOMRectReadOnly | undefined {
    return this.#contacts.get(contact);
  }

  has(contact: number): boolean {
    return this.#contacts.has(contact);
  }

  cancel(contact: number): void {
    this.#contacts.delete(contact);
  }

  /** A release outside the target cancels. */
  up(contact: number, inside: boolean, event?: Event): void {
    if (this.#contacts.delete(contact) && inside) this.#fire(event);
  }

  /** `pointerType` is empty where keys or assistive technology made the click. */
  click(pointerType: string, event?: Event): void {
    if (pointerType === '') this.#fire(event);
  }

  #fire(event: Event | undefined): void {
    const now = this.#now();
    if (now - this.#acted < this.#settleMs) return;
    this.#acted = now;
    this.#act(event);
  }
}

const isIn = (box: DOMRectReadOnly | undefined, { clientX, clientY }: PointerEvent): boolean =>
  box !== undefined &&
  clientX >= box.left &&
  clientX <= box.right &&
  clientY >= box.top &&
  clientY <= box.bottom;

export type PressOptions = {
  /** Keys of the on-screen keyboard pass 0: double letters are typed fast. */
  settleMs?: number;
  /** A contact has begun, which may come to an act: time to ask for what it will need. */
  touched?: () => void;
};

/** Svelte attachment: `{@attach press(act)}` makes a button act as a kiosk's target should. */
export const press =
  (act: (event: Event | undefined) => void, { settleMs = guardMs, touched }: PressOptions = {}) =>
  (node: HTMLElement): (() => void) => {
    const presses = new Presses(
      (event) => {
        if (node.getAttribute('aria-disabled') !== 'true') act(event);
      },
      () => performance.now(),
      settleMs,
    );
    const ends = new AbortController();
    const listen = <K extends keyof HTMLElementEventMap>(
      name: K,
      hear: (event: HTMLElementEventMap[K]) => void,
    ): void => {
      node.addEventListener(name, hear, { signal: ends.signal });
    };
    const show = (pressed: boolean): void => {
      node.toggleAttribute('data-pressed', pressed);
    };
    listen('pointerdown', (event) => {
      if (event.button !== 0) return;
      // No mouse events made up from a touch: they would move the focus to whatever the next screen has there.
      event.preventDefault();
      // Measured before anything changes: at the release the page would have to be laid out for it first.
      presses.down(event.pointerId, node.getBoundingClientRect());
      show(true);
      touched?.();
    });
    listen('pointerup', (event) => {
      show(false);
      presses.up(event.pointerId, isIn(presses.boxOf(event.pointerId), event), event);
    });
    listen('pointercancel', (event) => {
      show(false);
      presses.cancel(event.pointerId);
    });
    listen('pointerleave', () => {
      show(false);
    });
    // A finger stays with what it touched first, and leaves nothing: whether it would act is seen by where it is.
    listen('pointermove', (event) => {
      if (presses.has(event.pointerId)) show(isIn(presses.boxOf(event.pointerId), event));
    });
    listen('click', (event) => {
      event.preventDefault();
      presses.click(event instanceof PointerEvent ? event.pointerType : '', event);
    });
    return () => {
      ends.abort();
    };
  };
