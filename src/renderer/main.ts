import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './tokens.css';
import './global.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { followTheme } from './ui/theme';

const choose = followTheme(window, document.documentElement);
mount(App, { target: document.body, props: { desk: window.desk, onTheme: choose } });
