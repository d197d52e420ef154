import type { KeyAct } from '../../kiosk/contract/keys.ts';
import { doesWrite } from '../lib/keys.ts';

/** A key that was tried: its code, the sign on it, and what it does. */
export type TriedKey = {
  code: string;
  key: string;
  does: Exclude<KeyAct, 'switch-next' | 'switch-select'> | 'type' | 'none';
};

const plain: Partial<Record<KeyAct, TriedKey['does']>> = { 'switch-next': 'next', 'switch-select': 'select' };

/**
 * Learn mode: every key says what it does, and does nothing else. The key that opened it ends it, Escape too, and for who has no
 * other key the one that selects, pressed twice.
 */
export class KeyTrial {
  open = $state(false);
  tried = $state.raw<TriedKey | undefined>();

  begin(): void {
    this.tried = undefined;
    this.open = true;
  }

  end = (): void => {
    this.open = false;
    this.tried = undefined;
  };

  try({ code, key }: Pick<TriedKey, 'code' | 'key'>, act: KeyAct | undefined, backwards: boolean): void {
    // The browser's own way through what can be operated.
    const meant = code === 'Tab' ? (backwards ? 'previous' : 'next') : act;
    const does = meant === undefined ? (doesWrite(code) ? 'type' : 'none') : (plain[meant] ?? meant);
    const twice = does === 'select' && this.tried?.does === 'select';
    if (does === 'learn' || does === 'back' || twice) this.end();
    else this.tried = { code, key, does: does as TriedKey['does'] };
  }
}
