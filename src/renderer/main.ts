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
// Once the first page has been painted and nobody does anything, the others are loaded: then going to one never waits.
function later(): void {
  firstPicture.isPainted = true;
  void loadLater();
}
const onOpen = (): void => void requestIdleCallback(later, { timeout: 2_000 });
firstPicture.isPainted = false;
const fonts = fontsLoaded(document);
mount(App, { target: document.body, props: { desk: window.desk, onTheme: choose, fonts, onOpen } });
