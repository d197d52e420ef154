import type { EditorAnswer, EditorError, EditorState, InForce, NewEntry } from '../../core/today/editor.ts';
import { type Drafted, emptyFields, entryOf, type Form } from './draft.ts';
import { troubleOf } from './words.ts';

/** What the page holds: the state as the command told it last, and the form that is being filled in. */
export class TodayPage {
  state = $state.raw<EditorState>();
  form = $state<Form>('hours');
  fields = $state(emptyFields());
  drafted = $derived.by((): Drafted =>
    this.state === undefined ? { lacks: '' } : entryOf(this.form, this.fields, this.state),
  );
  /** The entry as it would be published, in every language; nothing while it is not whole. */
  preview = $state.raw<InForce>();
  /** Why what the fields say cannot be published. */
  objection = $state('');
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
  async #change(
    name: string,
    body: unknown,
    said: string,
    done: () => void = () => undefined,
  ): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.trouble = '';
    this.said = '';
    const answer = await this.#ask<EditorState>(name, body);
    this.busy = false;
    if (!answer.ok) return this.#fail(answer.error);
    this.state = answer.value;
    done();
    this.said = said;
    return true;
  }

  async load(): Promise<void> {
    const answer = await this.#ask<EditorState>('state');
    if (answer.ok) this.state = answer.value;
    else this.#fail(answer.error);
  }
  /** Another form: what was written in the one before is gone. */
  choose(form: Form): void {
    this.form = form;
    this.fields = emptyFields();
    this.trouble = '';
    this.said = '';
  }
  unlock(passphrase: string): Promise<boolean> {
    return this.#change('unlock', { passphrase }, '');
  }
  /** Shows what people would read. An answer that comes after a later question is dropped. */
  async look(entry: NewEntry | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    // What was said is of the entry before.
    if (entry !== undefined) this.said = this.trouble = '';
    const answer = entry === undefined ? undefined : await this.#ask<InForce>('preview', entry);
    if (asked !== this.#asked) return;
    this.preview = answer?.ok === true ? answer.value : undefined;
    this.objection = answer?.ok === false ? troubleOf(answer.error) : '';
  }
  async publish(): Promise<void> {
    const { drafted } = this;
    if ('lacks' in drafted) {
      this.trouble = drafted.lacks;
      this.said = '';
      return;
    }
    const said = 'Pubblicato. I totem collegati lo mostrano entro cinque minuti.';
    await this.#change('publish', drafted.entry, said, () => (this.fields = emptyFields()));
  }
  remove(id: string): Promise<boolean> {
    return this.#change(
      'remove',
      { id },
      'Tolto. I totem collegati non lo mostrano più entro cinque minuti.',
    );
  }
}
