import '../../renderer/parts/palette.css';
import '../parts/fonts.css';
import '../parts/base.css';
import '../parts/staff.css';
import './print.css';
import { mount } from 'svelte';
import { keepPage } from '../parts/keep-page.ts';
import { openSource } from '../parts/source.ts';
import { DeskPage } from './desk-page.svelte.ts';
import App from './desk.svelte';

const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the app.');
const page = new DeskPage({
  // The page is in `desk/` of the published folder.
  source: openSource(new URL('../', document.baseURI)),
  storage: localStorage,
  now: () => Date.now(),
});
mount(App, { target, props: { page } });
keepPage();
// Asked of the browser, so that a full disk does not take the trusted root away.
void navigator.storage?.persist?.().catch(() => undefined);
