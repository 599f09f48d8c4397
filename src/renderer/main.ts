import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './tokens.css';
import './global.css';
import { mount } from 'svelte';
import { words } from '../words/words';
import App from './App.svelte';
import { loadLater } from './later-pages';
import { firstPicture } from './ui/first-picture.svelte';
import { fontsLoaded } from './ui/fonts';
import { followTheme } from './ui/theme';

// Screen readers speak, and hyphens fall, by the language of what is said.
document.documentElement.lang = words.locale;
const choose = followTheme(window, document.documentElement);
/** How long after the first page is there the rest begins, in milliseconds: whoever comes to type has typed by then. */
const REST_MS = 300;

// Once the first page has been painted and nobody does anything, the others are loaded: then going to one never waits.
function later(): void {
  firstPicture.isPainted = true;
  void loadLater();
}
const onOpen = (): void => void setTimeout(() => requestIdleCallback(later, { timeout: 2_000 }), REST_MS);
firstPicture.isPainted = false;
const fonts = fontsLoaded(document);
mount(App, { target: document.body, props: { desk: window.desk, onTheme: choose, fonts, onOpen } });
