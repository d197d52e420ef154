import { Language, type Language as Lang, languages } from '../../core/model/language.ts';
import type { PageGuide, PageService } from '../../core/published/pages.ts';
import { checkToken, type Verdict } from '../../core/token/check-token.ts';
import { decodeToken, readTokenText, type Token } from '../../core/token/token.ts';
import { keyringOf } from '../parts/keys.ts';
import { type KnownToday, knownToday, nothingToKnow } from '../parts/known-today.ts';
import { openPublished, type Published } from '../parts/published.ts';
import { sha256, type Source } from '../parts/source.ts';
import { createSay, loadWords, type Say } from '../parts/words.ts';
import { serviceIdOf } from '../parts/slip-view.ts';
import { keepTicks, readTicks } from './ticks.ts';

/** A slip that can be shown, with what the catalogue says of it now. */
export type Shown = {
  kind: 'slip';
  token: Token;
  service: PageService | undefined;
  /** There only where the slip carries answers. */
  guide: PageGuide | undefined;
  isExpired: boolean;
};
/** Why there is no slip to show. `none`: the address has no token. */
type Wrong = {
  kind: 'wrong';
  why: 'none' | Exclude<Verdict['state'], 'valid' | 'not-verified' | 'expired'>;
};
export type Content = { kind: 'loading' } | { kind: 'no-data' } | Shown | Wrong;

export type PageParts = {
  source: Source;
  storage: Storage | undefined;
  /** What the browser says that the person reads. */
  languages: readonly string[];
  now: () => number;
};

const languageKey = 'sportello-language';

/** The take-away page: one slip, in one language, as it holds now. What is after `#` is read here and goes nowhere. */
export class SlipPage {
  content = $state.raw<Content>({ kind: 'loading' });
  published = $state.raw<Published>();
  today = $state.raw<KnownToday>(nothingToKnow);
  say = $state.raw<Say>();
  now = $state(0);
  ticks = $state.raw<ReadonlySet<string>>(new Set());
  readonly #parts: PageParts;
  /** Whatever was begun before the last one began is out of date. */
  #turn = 0;
  #slip = '';

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.now = parts.now();
  }

  get languages(): readonly Lang[] {
    return this.published?.town.municipality.languages ?? languages;
  }

  /** Reads the slip of an address (its part after `#`). */
  async open(hash: string, chosen?: Lang): Promise<void> {
    const turn = (this.#turn += 1);
    const text = hash.replace(/^#/, '');
    const bytes = readTokenText(text);
    const read = bytes.ok ? decodeToken(bytes.value) : undefined;
    const language = this.#languageFor(read?.ok === true ? read.value.claims.language : undefined, chosen);
    try {
      const words = await loadWords(language);
      if (turn !== this.#turn) return;
      this.say = createSay(language, words);
      const published = await this.#published(language);
      const [content, today] = await Promise.all([
        text === '' ? ({ kind: 'wrong', why: 'none' } as const) : this.#read(text, published),
        this.#today(published),
      ]);
      const slip = (await sha256(new TextEncoder().encode(text))).slice(0, 16);
      if (turn !== this.#turn) return;
      const reviewed = content.kind === 'slip' ? content.service?.reviewed : undefined;
      this.say = createSay(language, words, reviewed);
      this.published = published;
      this.today = today;
      this.now = this.#parts.now();
      this.#slip = slip;
      const { storage } = this.#parts;
      this.ticks = storage === undefined ? new Set() : readTicks(storage, slip, this.now);
      this.content = content;
    } catch {
      if (turn === this.#turn) this.content = { kind: 'no-data' };
    }
  }

  /** The language that the person chose last, else that of the slip, else the browser's. */
  #languageFor(ofToken: Lang | undefined, chosen: Lang | undefined): Lang {
    const { storage, languages: read } = this.#parts;
    if (chosen !== undefined) {
      try {
        storage?.setItem(languageKey, chosen);
      } catch {
        // Not kept: it holds while the page is open.
      }
      return chosen;
    }
    const wanted = [storage?.getItem(languageKey), ofToken, ...read];
    for (const one of wanted) {
      const exact = languages.find(
        (language) => language === one || language.split('-')[0] === one?.split('-')[0],
      );
      if (exact !== undefined) return exact;
    }
    return 'it';
  }

  /** In a language that the town does not have, its data are Italian. */
  async #published(language: Lang): Promise<Published> {
    const { source } = this.#parts;
    if (language === 'it') return openPublished(source, 'it');
    return openPublished(source, language).catch(() => openPublished(source, 'it'));
  }

  async #read(text: string, published: Published): Promise<Shown | Wrong> {
    // A phone shows a slip whose keys it cannot load: the desk is where it counts.
    const keys = await published.keys().catch(() => undefined);
    const verdict = await checkToken(text, await keyringOf(published.town, keys), this.#parts.now());
    if (!('token' in verdict)) return { kind: 'wrong', why: verdict.state };
    const { claims, handOvers } = verdict.token;
    const id = serviceIdOf(claims, handOvers);
    // A talk asks for a file of services as any slip does: the server must not tell it by what is missing (K18).
    if (id === undefined) await published.service(claims.issuedAt.toString(36)).catch(() => undefined);
    const hasAnswers = claims.kind === 'service' && claims.answers !== undefined;
    return {
      kind: 'slip',
      token: verdict.token,
      service: id === undefined ? undefined : await published.service(id),
      guide: hasAnswers ? await published.guide().catch(() => undefined) : undefined,
      isExpired: verdict.state === 'expired',
    };
  }

  /** A slip never tells the server what it is for: today's changes are asked for by every one, whole. */
  async #today({ todayRoot }: Published): Promise<KnownToday> {
    const { source, now } = this.#parts;
    return todayRoot === undefined ? nothingToKnow : knownToday(source, now());
  }

  tick(id: string, isDone: boolean): void {
    const ids = new Set(this.ticks);
    if (isDone) ids.add(id);
    else ids.delete(id);
    this.ticks = ids;
    const { storage, now } = this.#parts;
    if (storage !== undefined) keepTicks(storage, this.#slip, ids, now());
  }

  /** Lets what is open now become what is closed now. */
  look(): void {
    this.now = this.#parts.now();
  }
  /** The person looks at the page again, perhaps hours later: has something changed today? */
  async lookAgain(): Promise<void> {
    this.look();
    if (this.published === undefined) return;
    const turn = this.#turn;
    const today = await this.#today(this.published);
    if (turn === this.#turn) this.today = today;
  }
}

/** Reads what a list of languages gives back. */
export const languageOf = (value: string): Lang | undefined => Language.safeParse(value).data;
