import '../../renderer/parts/palette.css';
import '../parts/fonts.css';
import '../parts/base.css';
import '../parts/staff.css';
import './today.css';
import { mount } from 'svelte';
import { TodayPage } from './today-page.svelte.ts';
import App from './today.svelte';

const target = document.querySelector('#app');
if (target === null) throw new Error('The page has no place for the app.');
mount(App, { target, props: { page: new TodayPage() } });
