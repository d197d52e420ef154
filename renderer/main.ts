import './fonts/latin.css';
// Known from the beginning: faces that come later have Chromium lay out and paint the first screen twice.
import './fonts/arabic.css';
import '@fontsource/noto-sans-sc/400.css?few';
import './parts/palette.css';
import './parts/tokens.css';
import './parts/base.css';
import { mount } from 'svelte';
import { createClient } from '../kiosk/contract/client.ts';
import type { Transport } from '../kiosk/contract/contract.ts';
import App from './app.svelte';
import { loadMorePictograms } from './lib/icons.ts';
import { randomUuid } from './lib/uuid.ts';
import { browserTimers } from './lib/timers.ts';
import { findTransport } from './lib/transport.ts';
import { wipe } from './lib/wipe.ts';
import { KioskScreen } from './state/kiosk-screen.svelte.ts';

/** In development, `?fake` plays the kiosk with fixtures; the branch and what it imports are not in the product. */
const chooseTransport = async (): Promise<Transport> => {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('fake')) {
    const { developmentTransport } = await import('./lib/fake-transport.ts');
    return developmentTransport(new URLSearchParams(location.search));
  }
  return findTransport();
};

const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the app.');
const app = new KioskScreen(createClient(await chooseTransport()), {
  timers: browserTimers,
  uuid: randomUuid,
  wipe,
});
mount(App, { target, props: { app } });
// Nothing on the first screen needs them.
requestIdleCallback(() => void loadMorePictograms(), { timeout: 5000 });
