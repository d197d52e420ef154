import type { EditorAnswer, EditorError, EditorState, InForce, NewEntry } from '../../core/today/editor.ts';
import { troubleOf } from './words.ts';

export type Form = 'hours' | 'notice' | 'moved';

/** What the page holds: the state as the command told it last, and the form that is being filled in. */
export class TodayPage {
  state = $state.raw<EditorState>();
  form = $state<Form>('hours');
  /** The entry as it would be published, in every language; nothing while it is not whole. */
  preview = $state.raw<InForce>();
  trouble = $state('');
  said = $state('');
  busy = $state(false);
  #asked = 0;

  async #ask<T>(name: string, body?: unknown): Promise<EditorAnswer<T>> {
    try {
      const response = await fetch(`/api/${name}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return (await response.json()) as EditorAnswer<T>;
    } catch {
      return { ok: false, error: { code: 'gone', words: 'gone' } };
    }
  }
  #fail(error: EditorError): false {
    this.trouble = troubleOf(error);
    this.said = '';
    return false;
  }
  async #change(name: string, body: unknown, said: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.trouble = '';
    const answer = await this.#ask<EditorState>(name, body);
    this.busy = false;
    if (!answer.ok) return this.#fail(answer.error);
    this.state = answer.value;
    this.said = said;
    return true;
  }

  async load(): Promise<void> {
    const answer = await this.#ask<EditorState>('state');
    if (answer.ok) this.state = answer.value;
    else this.#fail(answer.error);
  }
  unlock(passphrase: string): Promise<boolean> {
    return this.#change('unlock', { passphrase }, 'La chiave è aperta.');
  }
  /** Shows what people would read. An answer that comes after a later question is dropped. */
  async look(entry: NewEntry | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    const answer = entry === undefined ? undefined : await this.#ask<InForce>('preview', entry);
    if (asked === this.#asked) this.preview = answer?.ok === true ? answer.value : undefined;
  }
  publish(entry: NewEntry): Promise<boolean> {
    return this.#change('publish', entry, 'Pubblicato. I totem collegati lo mostrano entro cinque minuti.');
  }
  remove(id: string): Promise<boolean> {
    return this.#change(
      'remove',
      { id },
      'Tolto. I totem collegati non lo mostrano più entro cinque minuti.',
    );
  }
}
