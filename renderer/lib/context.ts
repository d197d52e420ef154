import { getContext, setContext } from 'svelte';
import type { KioskScreen } from '../state/kiosk-screen.svelte.ts';

const key = Symbol('kiosk-screen');

export const provideScreen = (screen: KioskScreen): KioskScreen => setContext(key, screen);
/** The state of the screen, for screens and for parts that speak the person's language. */
export const useScreen = (): KioskScreen => getContext<KioskScreen>(key);
