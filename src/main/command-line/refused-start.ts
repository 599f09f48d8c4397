import { words } from '../../words/words';
import { isOurSwitch } from './command-in';

/** How the application was started; `args` come after the program's own name. */
export interface Start {
  readonly platform: NodeJS.Platform;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether this is the application as it is installed, and not a runtime for development. */
  readonly packaged: boolean;
}

/** Switches of Chromium's that help people see and hear the window, with all that each may say. */
const harmless: ReadonlyMap<string, RegExp> = new Map([
  // A display whose size the system misjudges.
  ['--force-device-scale-factor', /^=[0-9]{1,2}(\.[0-9]{1,4})?$/],
  // A screen reader that Chromium does not notice by itself.
  ['--force-renderer-accessibility', /^(=(basic|form-controls|complete))?$/],
  // Contrast that the system does not announce.
  ['--force-high-contrast', /^$/],
  // The language of dates and of the system's own dialogs.
  ['--lang', /^=[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/],
  // A graphics driver that draws nothing, or crashes.
  ['--disable-gpu', /^$/],
  // A Linux desktop where the other protocol than the one that was guessed works.
  ['--ozone-platform', /^=(x11|wayland)$/],
  ['--ozone-platform-hint', /^=(auto|x11|wayland)$/],
]);

/** What a system adds by itself. */
const bySystem: Partial<Record<NodeJS.Platform, RegExp>> = {
  // The Finder's number for a process.
  darwin: /^-psn_[0-9_]+$/,
  // Which of a program's traces for a faster start counts.
  win32: /^\/prefetch:[0-9]+$/,
};

/** Variables that make the runtime write secrets down, run other code, or say more than it should. */
const refusedVariables = [
  // The keys of every TLS connection go to that file.
  'SSLKEYLOGFILE',
  // The fuses of a package make it deaf to these two; whoever set them expects something else of it. NODE_OPTIONS is seen
  // here only without fuses: with them Electron has removed it by then.
  'NODE_OPTIONS',
  'ELECTRON_RUN_AS_NODE',
  // Node's and Chromium's own logs, addresses among their words.
  'NODE_DEBUG',
  'NODE_V8_COVERAGE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
];

/** Whether Chromium would take an argument for a switch: it trims first, and takes fewer dashes than people write. */
function isSwitch(argument: string, platform: NodeJS.Platform): boolean {
  const trimmed = argument.trim();
  return /^-+[^-]/.test(trimmed) || /^--+$/.test(trimmed) || (platform === 'win32' && /^\/./.test(trimmed));
}

const nameOf = (argument: string): string => argument.trim().split(/[=:]/, 1)[0] ?? '';

// SECURITY: a list of what is allowed, matched letter by letter; a switch that nobody thought of is refused.
function isAllowed(argument: string, platform: NodeJS.Platform): boolean {
  const says = harmless.get(nameOf(argument));
  if (says?.test(argument.slice(nameOf(argument).length))) return true;
  return isOurSwitch(argument) || (bySystem[platform]?.test(argument) ?? false);
}

function refusedSwitches({ args, platform }: Start): string[] {
  // What follows is no switch for anybody.
  const end = args.indexOf('--');
  const read = end < 0 ? args : args.slice(0, end);
  const refused = read.filter((argument) => isSwitch(argument, platform) && !isAllowed(argument, platform));
  return refused.map(nameOf);
}

function refusedInEnvironment({ env, platform }: Start): string[] {
  const fold = (name: string): string => (platform === 'win32' ? name.toUpperCase() : name);
  const set = new Set(
    Object.entries(env)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name]) => fold(name)),
  );
  return refusedVariables.filter((name) => set.has(name));
}

const { refusedStart: said } = words;

/** Names as they can be shown: a value may be a secret and is never among them. */
function shown(names: readonly string[]): readonly string[] {
  const printable = names.map((name) => said.quoted(name.replaceAll(/[^ -~]/g, '?').slice(0, 60)));
  return [...new Set(printable)];
}

/**
 * Why the installed application does not start like this, as what the user reads; undefined where it starts. A runtime for
 * development starts with anything.
 */
export function refusedStart(start: Start): string | undefined {
  if (!start.packaged) return undefined;
  const switches = refusedSwitches(start);
  const variables = refusedInEnvironment(start);
  if (switches.length === 0 && variables.length === 0) return undefined;
  const because = [
    ...(switches.length > 0 ? [said.switches(shown(switches))] : []),
    ...(variables.length > 0 ? [said.variables(shown(variables))] : []),
  ];
  return [said.title, ...because, said.why, said.whatToDo].join(' ');
}
