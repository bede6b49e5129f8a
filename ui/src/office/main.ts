// The office window: its words, its styles, and the one component everything else hangs from.

import { mount } from 'svelte';

import '../styles/base.css';
import './office.css';
import { addLocales, useLanguage } from '../lib/words.svelte';
import App from './App.svelte';

addLocales(
  import.meta.glob<string>(
    '../../../catalogue/locales/*/{common,kiosk,office,verify,administration,policy,print}.ftl',
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
);
useLanguage('id');

const target = document.getElementById('app');
if (target) mount(App, { target });
