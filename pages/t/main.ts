import '../../renderer/parts/palette.css';
import '../parts/fonts.css';
import '../parts/base.css';
import { mount } from 'svelte';
import { keepPage } from '../parts/keep-page.ts';
import { openSource } from '../parts/source.ts';
import { SlipPage } from './slip-page.svelte.ts';
import App from './take-away.svelte';

const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the app.');
const page = new SlipPage({
  // The page is in `t/` of the published folder.
  source: openSource(new URL('../', document.baseURI)),
  storage: localStorageOrNone(),
  languages: navigator.languages,
  now: () => Date.now(),
});
mount(App, { target, props: { page } });
keepPage();

/** Some browsers throw where the person has forbidden storage. */
function localStorageOrNone(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
