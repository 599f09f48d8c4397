import { words } from '../../words/words';

/** What the application was started for in place of the window. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'print-config'; readonly json: boolean; readonly output?: string }
  | { readonly kind: 'validate-policy'; readonly file: string; readonly output?: string }
  /** What was asked for can't be made out; a sentence says why. */
  | { readonly kind: 'wrong'; readonly sentence: string };

/** Our switches, whether each is followed by the name of a file, and what each may stand beside. */
const switches: ReadonlyMap<string, { readonly takesFile: boolean; readonly beside: readonly string[] }> =
  new Map([
    ['--help', { takesFile: false, beside: [] }],
    ['--version', { takesFile: false, beside: [] }],
    ['--print-config', { takesFile: false, beside: ['--json', '--output'] }],
    ['--validate-policy', { takesFile: true, beside: ['--output'] }],
    ['--json', { takesFile: false, beside: ['--print-config', '--output'] }],
    ['--output', { takesFile: true, beside: ['--print-config', '--validate-policy', '--json'] }],
  ]);

const nameOf = (argument: string): string => argument.split('=', 1)[0] ?? argument;

/** Whether an argument is a switch of our own, spelled as we spell it. */
export const isOurSwitch = (argument: string): boolean => switches.has(nameOf(argument));

const { commandLine: said } = words;
const wrong = (sentence: string): Command => ({ kind: 'wrong', sentence: said.seeHelp(sentence) });

/** Our switches with their files ('' for one that takes none), or what is wrong. */
function given(args: readonly string[]): ReadonlyMap<string, string> | Command {
  const found = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const name = nameOf(argument);
    const known = switches.get(name);
    const joined = argument.startsWith(`${name}=`) ? argument.slice(name.length + 1) : undefined;
    if (known === undefined || (joined !== undefined && !known.takesFile))
      return wrong(said.nothingHere(argument));
    if (found.has(name)) return wrong(said.twice(name));
    if (known.takesFile && joined === undefined) at += 1;
    const file = known.takesFile ? (joined ?? args[at] ?? '') : '';
    if (known.takesFile && (file === '' || file.startsWith('--'))) return wrong(said.needsFile(name));
    found.set(name, file);
  }
  return found;
}

/**
 * What the arguments ask for; undefined where none of our switches is among them, so that the window opens. What stands
 * before the first of ours is Chromium's.
 */
export function commandIn(args: readonly string[]): Command | undefined {
  const first = args.findIndex((argument) => switches.has(nameOf(argument)));
  if (first < 0) return undefined;
  const found = given(args.slice(first));
  if ('kind' in found) return found;
  for (const name of found.keys()) {
    const stranger = [...found.keys()].find(
      (other) => other !== name && !switches.get(name)?.beside.includes(other),
    );
    if (stranger !== undefined) return wrong(said.notTogether(name, stranger));
  }
  const output = found.get('--output');
  const to = output === undefined ? {} : { output };
  const file = found.get('--validate-policy');
  if (found.has('--help')) return { kind: 'help' };
  if (found.has('--version')) return { kind: 'version' };
  if (found.has('--print-config')) return { kind: 'print-config', json: found.has('--json'), ...to };
  if (file !== undefined) return { kind: 'validate-policy', file, ...to };
  return wrong(said.asksNothing([...found.keys()]));
}
