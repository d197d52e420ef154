import type { KioskScreen } from '../state/kiosk-screen.svelte.ts';
import { directionOf } from './language.ts';
import { physicalVariables } from './physics.ts';

/** Puts language, settings and the panel's sizes on the root element, where the style sheet and screen readers look for them. */
export const dressRoot = ({ boot, lang, visit }: KioskScreen): void => {
  const root = document.documentElement;
  root.lang = lang;
  root.dir = directionOf(lang);
  root.dataset['size'] = visit.size;
  root.dataset['contrast'] = visit.contrast;
  root.dataset['reach'] = visit.reach ? 'low' : 'all';
  root.dataset['hand'] = visit.hand;
  for (const [name, value] of Object.entries(boot ? physicalVariables(boot.screen) : {}))
    root.style.setProperty(name, value);
  // High and low contrast have bands of their own.
  const colour = visit.contrast === 'default' ? boot?.brand.colour : undefined;
  if (colour === undefined) root.style.removeProperty('--band');
  else root.style.setProperty('--band', colour);
  root.style.setProperty('--reach-now', visit.reach ? 'var(--reach-top)' : '0px');
};
