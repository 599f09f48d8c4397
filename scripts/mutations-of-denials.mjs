/**
 * A line that a security promise rests on, what is written in its place, and the test that has to notice.
 * @typedef {object} Mutation
 * @property {string} file
 * @property {string} promise how the comment after `// SECURITY:` begins
 * @property {string} from stands in the file exactly once
 * @property {string} to
 * @property {string | undefined} [unit] a file of unit tests
 * @property {string | undefined} [window] a file of the window's tests
 * @property {string | undefined} [named] the only test of that file that is run
 */

const deny = 'src/main/window/deny.ts';
const denied = 'src/main/window/deny.test.ts';
const refusals = 'tests/e2e/refusals.spec.ts';
const shell = 'tests/e2e/shell.spec.ts';
const unheard = "on('nobody-emits-this'";

/** @param {string} promise @param {string} name @returns {Mutation} a listener that is never called */
const deaf = (promise, name) => ({
  file: deny,
  promise,
  from: `on('${name}'`,
  to: unheard,
  unit: denied,
});

/** What is changed of the denials. @type {readonly Mutation[]} */
export const ofDenials = [
  {
    file: deny,
    promise: 'the page needs no camera',
    from: 'session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));',
    to: '',
    window: refusals,
    named: 'beside its window',
  },
  {
    file: deny,
    promise: 'what a page only asks',
    from: 'session.setPermissionCheckHandler(() => false);',
    to: '',
    window: refusals,
    named: 'only asks whether',
  },
  {
    file: deny,
    promise: "the page's session reaches our own scheme",
    from: 'cancel: !pageOrigins',
    to: 'cancel: false && !pageOrigins',
    window: refusals,
    named: 'reaches no other origin',
  },
  {
    ...deaf('a page that could save files', 'will-download'),
    unit: undefined,
    window: refusals,
    named: 'saves no file',
  },
  {
    file: deny,
    promise: "Chromium's spell checker",
    from: 'session.setSpellCheckerLanguages([]);',
    to: '',
    window: shell,
    named: 'no dictionary',
  },
  {
    file: deny,
    promise: 'neither one that was chosen before',
    from: 'session.setDevicePermissionHandler(() => false);',
    to: 'session.setDevicePermissionHandler(() => true);',
    unit: denied,
  },
  deaf('no choice of a device', 'select-usb-device'),
  deaf('no choice of a device', 'select-hid-device'),
  deaf('no choice of a device', 'select-serial-port'),
  deaf('the one page never goes elsewhere', 'will-navigate'),
  {
    file: deny,
    promise: 'the one page never goes elsewhere',
    from: `contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());`,
    to: '',
    window: shell,
    named: 'goes nowhere',
  },
  {
    ...deaf('the one page never goes elsewhere', 'will-frame-navigate'),
    unit: undefined,
    window: refusals,
    named: 'led elsewhere',
  },
  {
    ...deaf('what was asked for is what is shown', 'will-redirect'),
    unit: undefined,
    window: refusals,
    named: 'led elsewhere',
  },
  {
    file: deny,
    promise: 'no second window',
    from: "contents.setWindowOpenHandler(() => ({ action: 'deny' }));",
    to: '',
    window: shell,
    named: 'goes nowhere',
  },
  {
    ...deaf('a page within the page would have', 'will-attach-webview'),
    unit: undefined,
    window: refusals,
    named: 'web view',
  },
  deaf('left alone, the runtime takes the first device', 'select-bluetooth-device'),
  deaf('left alone, the runtime shows a server', 'select-client-certificate'),
  deaf('a certificate that the system', 'certificate-error'),
  deaf('no password is asked for', 'login'),
];
