import { countPages, pageAt } from './pages.ts';

/** Which page of a long screen is shown, and how many there are. The browser's columns cut them; this measures and turns. */
export class Pager {
  page = $state(0);
  pages = $state(1);
  /** How far one page is from the next, in pixels. */
  length = $state(0);
  readonly #mirrored: () => boolean;
  #outer: HTMLElement | undefined;
  #inner: HTMLElement | undefined;

  /** `likely`: how many pages there will be, as far as can be told before they are measured. */
  constructor(mirrored: () => boolean, likely: number) {
    this.#mirrored = mirrored;
    this.pages = likely;
  }

  get transform(): string | undefined {
    const way = this.#mirrored() ? 1 : -1;
    return this.page === 0 ? undefined : `translateX(${(way * this.page * this.length).toFixed(0)}px)`;
  }

  turn = (by: 1 | -1): void => {
    this.page = Math.min(this.pages - 1, Math.max(0, this.page + by));
  };

  /** Svelte attachment for the window on the page; its first child holds the columns. */
  watch = (outer: HTMLElement): (() => void) => {
    const inner = outer.firstElementChild;
    if (!(inner instanceof HTMLElement)) return () => undefined;
    this.#outer = outer;
    this.#inner = inner;
    const ends = new AbortController();
    const resizes = new ResizeObserver(this.measure);
    resizes.observe(outer);
    const changes = new MutationObserver(this.measure);
    changes.observe(inner, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class', 'hidden'],
    });
    document.fonts.addEventListener('loadingdone', this.measure, { signal: ends.signal });
    outer.addEventListener('scroll', this.#undoScroll, { signal: ends.signal });
    outer.addEventListener('focusin', this.#reveal, { signal: ends.signal });
    this.measure();
    return () => {
      ends.abort();
      resizes.disconnect();
      changes.disconnect();
    };
  };

  measure = (): void => {
    if (!this.#outer || !this.#inner) return;
    this.length = this.#outer.clientWidth;
    this.pages = countPages(this.#inner.scrollWidth, this.length);
    this.page = Math.min(this.page, this.pages - 1);
  };

  /** Turns to what has the focus. */
  #reveal = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !this.#inner) return;
    const box = target.getBoundingClientRect();
    const start = this.#inner.getBoundingClientRect();
    this.page = pageAt(
      this.#mirrored() ? start.right - box.right : box.left - start.left,
      this.length,
      this.pages,
    );
  };

  /** The browser itself may scroll to what gets the focus: undone, as the page turns to it instead. */
  #undoScroll = (): void => {
    const outer = this.#outer;
    if (!outer || (outer.scrollLeft === 0 && outer.scrollTop === 0)) return;
    const by = Math.round(Math.abs(outer.scrollLeft) / Math.max(1, this.length));
    outer.scrollTo(0, 0);
    this.page = Math.min(this.pages - 1, this.page + by);
  };
}
