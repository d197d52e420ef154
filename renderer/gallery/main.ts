/*
 * The catalogue of the parts: `npx vite -c renderer/vite.config.ts`, then /gallery/. It is in no build of the product.
 * `?lang=ar&size=extra&contrast=high&screen=L21` shows them otherwise; `&dialog=language`, `look`, `keys` or `idle` opens one over them.
 */
import '../fonts/latin.css';
import '../fonts/arabic.css';
import '../parts/palette.css';
import '../parts/tokens.css';
import '../parts/base.css';
import './gallery.css';
import { mount } from 'svelte';
import type { Language } from '../../core/model/language.ts';
import { createClient } from '../../kiosk/contract/client.ts';
import { developmentTransport } from '../lib/fake-transport.ts';
import { languageNames } from '../lib/language.ts';
import { browserTimers } from '../lib/timers.ts';
import { randomUuid } from '../lib/uuid.ts';
import { wipe } from '../lib/wipe.ts';
import { KioskScreen } from '../state/kiosk-screen.svelte.ts';
import { contrasts } from '../state/visit.svelte.ts';
import Gallery from './gallery.svelte';

const query = new URLSearchParams(location.search);
const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the parts.');
const app = new KioskScreen(createClient(developmentTransport(query)), {
  timers: browserTimers,
  uuid: randomUuid,
  wipe,
});
const lang = (Object.keys(languageNames) as Language[]).find((one) => one === query.get('lang')) ?? 'it';
const end = app.start();
await app.begin(lang);
const wanted = { size: query.get('size'), contrast: query.get('contrast') };
if (wanted.size === 'large' || wanted.size === 'extra') app.visit.size = wanted.size;
const contrast = contrasts.find((one) => one === wanted.contrast);
if (contrast !== undefined) app.visit.contrast = contrast;
mount(Gallery, { target, props: { app, dialog: query.get('dialog') ?? '' } });
// The page stands still from here: no warning of idleness over what one looks at.
end();
