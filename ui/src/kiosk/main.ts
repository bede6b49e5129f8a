import { mount } from 'svelte';
import '../styles/base.css';
import './kiosk.css';
import App from './App.svelte';
import { addLocales } from '../lib/words.svelte';

addLocales(
  import.meta.glob<string>('../../../catalogue/locales/*/{common,kiosk,verify,print}.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

const target = document.getElementById('app');
if (target) mount(App, { target });
