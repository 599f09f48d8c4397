import { ofDenials } from './mutations-of-denials.mjs';

/** @typedef {import('./mutations-of-denials.mjs').Mutation} Mutation */

const refusals = 'tests/e2e/refusals.spec.ts';
const shell = 'tests/e2e/shell.spec.ts';
const strangers = 'tests/e2e/strangers.spec.ts';
const desk = 'src/main/window/desk-window.ts';
const noNode = 'the page runs in Chromium’s sandbox'.replace('’', "'");
const preferences = { window: shell, named: 'sandboxed, isolated' };

/** @type {readonly Mutation[]} */
const ofTheWindow = [
  { file: desk, promise: noNode, from: 'sandbox: true', to: 'sandbox: false', ...preferences },
  {
    file: desk,
    promise: noNode,
    from: 'contextIsolation: true',
    to: 'contextIsolation: false',
    ...preferences,
  },
  {
    file: desk,
    promise: noNode,
    from: 'nodeIntegration: false',
    to: 'nodeIntegration: true',
    ...preferences,
  },
  { file: desk, promise: noNode, from: 'webSecurity: true', to: 'webSecurity: false', ...preferences },
  {
    file: desk,
    promise: 'no page within the page',
    from: 'webviewTag: false',
    to: 'webviewTag: true',
    window: refusals,
    named: 'web view',
  },
  {
    file: desk,
    promise: 'whoever gets at the keyboard',
    from: 'devTools: place.address !== undefined',
    to: 'devTools: true',
    window: strangers,
    named: 'developer’s tools',
  },
  {
    file: desk,
    promise: 'the main frame of our own window',
    from: 'frame === window?.webContents.mainFrame && ',
    to: '',
    window: strangers,
    named: 'a window that is not ours',
  },
  {
    file: desk,
    promise: 'the main frame of our own window',
    from: 'frame.url.startsWith(`${origin}/`)',
    to: 'true',
    window: strangers,
    named: 'another page in our own',
  },
];

/** @param {string} from @param {string} to @returns {Mutation} */
const looser = (from, to) => ({
  file: 'src/main/window/content-policy.ts',
  promise: 'starts from nothing',
  from,
  to,
  window: 'tests/e2e/content-policy.spec.ts',
});

/** @type {readonly Mutation[]} */
const ofThePolicy = [
  looser("default-src 'none'", "default-src 'self'"),
  looser("script-src 'self'", "script-src 'self' data:"),
  looser("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  looser("font-src 'self'", "font-src 'self' data:"),
  looser("img-src 'self'", "img-src 'self' data: https:"),
  looser("connect-src 'none'", 'connect-src *'),
  looser("worker-src 'none'", "worker-src 'self'"),
  looser("base-uri 'none'", 'base-uri *'),
  looser("form-action 'none'", 'form-action *'),
  looser("frame-ancestors 'none'", 'frame-ancestors * data:'),
  looser("require-trusted-types-for 'script'", 'upgrade-insecure-requests'),
  looser('trusted-types svelte-trusted-html', 'trusted-types *'),
];

/** @type {readonly Mutation[]} */
const ofTheDoors = [
  {
    file: 'src/main/window/page-file.ts',
    promise: 'names are matched whole',
    from: '*$/.test(path)',
    to: '*/.test(path)',
    unit: 'src/main/window/page-file.test.ts',
  },
  {
    file: 'src/main/bridge/answer-question.ts',
    promise: 'a frame that is not our page',
    from: '!message.fromOurPage',
    to: 'false',
    unit: 'src/main/bridge/answer-question.test.ts',
  },
  {
    file: 'src/main/bridge/answer-question.ts',
    promise: 'nothing reaches a subject',
    from: 'v.safeParse(questionSchemas[question], message.parts[0])',
    to: '{ success: true, output: message.parts[0] }',
    unit: 'src/main/bridge/answer-question.test.ts',
  },
  {
    file: 'src/preload/index.ts',
    promise: 'one named function a question',
    from: 'const desk: Desk = {',
    to: 'const desk: Desk = { send: ipcRenderer.invoke,',
    window: 'tests/e2e/bridge.spec.ts',
    named: 'the page holds',
  },
  {
    file: 'src/main/command-line/refused-start.ts',
    promise: 'a list of what is allowed',
    from: 'return isOurSwitch(argument) ||',
    to: 'return true || isOurSwitch(argument) ||',
    unit: 'src/main/command-line/refused-start.test.ts',
  },
  {
    file: 'src/main/index.ts',
    promise: 'before Electron is ready',
    from: 'app.exit(2);',
    to: 'app.whenReady().then(() => app.exit(2));',
    window: 'tests/e2e/switches.spec.ts',
    named: 'opens no port',
  },
];

/** Where every line marked `// SECURITY:` has to have a mutation. */
export const covered = [
  'src/main/window',
  'src/main/bridge',
  'src/preload',
  'src/main/command-line',
  'src/main/index.ts',
];

export const mutations = [...ofDenials, ...ofTheWindow, ...ofThePolicy, ...ofTheDoors];
