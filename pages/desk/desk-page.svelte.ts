import { fromBase64url } from '../../core/token/base64url.ts';
import type { Language } from '../../core/model/language.ts';
import type { PageGuide, PageService, PageTown } from '../../core/published/pages.ts';
import { checkToken, type Keyring, type Verdict, withCertificate } from '../../core/token/check-token.ts';
import type { HandOverReason } from '../../core/token/claims.ts';
import type { Moment } from '../parts/hours-context.ts';
import { keyringOf } from '../parts/keys.ts';
import { type KnownToday, knownToday, nothingToKnow, todaySource } from '../parts/known-today.ts';
import { openKept, openPublished, type Published } from '../parts/published.ts';
import { PageFault, type Source } from '../parts/source.ts';
import { createSay, loadWords, type Say } from '../parts/words.ts';
import { serviceIdOf } from '../parts/slip-view.ts';
import type { DeskKey } from './desk-key.ts';
import { distrust, judgeBy, NotTrusted, offeredRoot, trust, trustedRoot, type TrustedRoot } from './trust.ts';

/** What was read, and what the catalogue says of it. */
export type Reading = {
  text: string;
  verdict: Verdict;
  service: PageService | undefined;
  guide: PageGuide | undefined;
};

/** A hand-over that was made: the new code, and what stands beside it. */
export type HandedOn = {
  code: string;
  key: DeskKey;
  goal: string;
  reason: HandOverReason;
  language: Language;
};

export type DeskParts = { source: Source; storage: Storage; now: () => number };

/** The desk page: the catalogue it verified, and the code it read last. Nothing of a person is kept. */
export class DeskPage {
  /** `first`: nobody has trusted a root here yet, so nothing can be verified. */
  trust = $state.raw<'loading' | 'first' | 'trusted' | NotTrusted>('loading');
  root = $state.raw<TrustedRoot>();
  published = $state.raw<Published>();
  today = $state.raw<KnownToday>(nothingToKnow);
  hasData = $state<'loading' | 'yes' | 'no'>('loading');
  say = $state.raw<Say>();
  reading = $state.raw<Reading>();
  handedOn = $state.raw<HandedOn>();
  /** What was done that shows nowhere else. */
  said = $state('');
  now = $state(0);
  #keyring: Keyring | undefined;
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.now = parts.now();
  }

  /** Reads the catalogue, from the root that was trusted here. Off-line, what was kept. */
  async load(): Promise<void> {
    const { source, storage } = this.#parts;
    this.say ??= createSay('it', await loadWords('it'), ['it']);
    try {
      const known = await trustedRoot(storage);
      this.root = known ?? (await offeredRoot(source).catch(() => undefined));
      if (known === undefined) {
        this.trust = 'first';
        await this.#use(await openPublished(source, 'it'), false);
        return;
      }
      const judge = await judgeBy(source, storage, known);
      this.trust = 'trusted';
      const published = await openPublished(source, 'it', judge).catch(async (fault: unknown) => {
        if (!(fault instanceof NotTrusted)) throw fault;
        // What the server has now is not the town's; what was kept is.
        this.trust = fault;
        return openKept(source, 'it', judge);
      });
      await this.#use(published, true);
    } catch (fault) {
      if (fault instanceof NotTrusted) this.trust = fault;
      this.hasData = this.published === undefined ? 'no' : 'yes';
    }
  }

  async #use(published: Published, isVerified: boolean): Promise<void> {
    const keys = isVerified ? await published.keys() : undefined;
    this.#keyring = await keyringOf(published.town, keys);
    this.published = published;
    this.hasData = 'yes';
    await this.lookForToday();
  }

  /** Today's changes, verified from the root that the verified catalogue names. Off-line, what was kept. */
  async lookForToday(): Promise<void> {
    const { source, storage, now } = this.#parts;
    const root = fromBase64url(this.published?.todayRoot ?? '');
    try {
      const trusted = this.trust === 'first' ? undefined : await trustedRoot(storage);
      const judge =
        trusted &&
        root &&
        (await judgeBy(todaySource(source), storage, trusted, new TextDecoder().decode(root)));
      this.today =
        root === undefined || root.length === 0 ? nothingToKnow : await knownToday(source, now(), judge);
    } catch (fault) {
      this.today = { ...this.today, isNew: false, fault: fault instanceof PageFault ? fault : undefined };
    }
    this.now = now();
  }
  /** What is known, at this moment. */
  momentOf(town: PageTown, say: Say): Moment {
    const { today, published, now } = this;
    return { town, say, today: today.changes, signedAt: published?.signedAt, now };
  }

  /** A person has compared the fingerprint. */
  async accept(): Promise<void> {
    if (this.root === undefined) return;
    trust(this.#parts.storage, this.root);
    await this.load();
    if (this.reading !== undefined) await this.read(this.reading.text);
  }

  /** Forgets the trusted root, to compare a new one: after a change of all the town's keys. */
  async forget(): Promise<void> {
    distrust(this.#parts.storage);
    await this.load();
  }

  /** Says what a scanned, typed or pasted code is worth. */
  async read(text: string): Promise<void> {
    const { published } = this;
    if (published === undefined || this.#keyring === undefined || text.trim() === '') return;
    this.now = this.#parts.now();
    this.next();
    if (text.trim().startsWith('SC1:')) {
      const more = await withCertificate(this.#keyring, text);
      this.#keyring = more ?? this.#keyring;
      this.said =
        more === undefined
          ? 'Questo certificato non è del tuo comune.'
          : 'Certificato accettato: vale finché questa pagina resta aperta.';
      return;
    }
    const verdict = await checkToken(text, this.#keyring, this.now);
    if (!('token' in verdict)) {
      this.reading = { text, verdict, service: undefined, guide: undefined };
      return;
    }
    const { claims, handOvers } = verdict.token;
    const id = serviceIdOf(claims, handOvers);
    const [service, guide] = await Promise.all([
      id === undefined ? undefined : published.service(id).catch(() => undefined),
      claims.kind === 'service' && claims.answers !== undefined
        ? published.guide().catch(() => undefined)
        : undefined,
    ]);
    this.reading = { text, verdict, service, guide };
  }

  /** The next person: nothing of this one stays. */
  next(): void {
    this.reading = undefined;
    this.handedOn = undefined;
    this.said = '';
  }

  /** Whether the town has certified a key. */
  knows(publicKey: Uint8Array): boolean {
    return (
      this.#keyring?.certificates.some((one) => one.publicKey.every((byte, at) => byte === publicKey[at])) ===
      true
    );
  }
}
