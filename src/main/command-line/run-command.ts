import { configText, problemLine } from '../../contract/config-text';
import type { SettingsView } from '../../contract/settings';
import { words } from '../../words/words';
import type { PolicyRead } from '../settings/parse-policy';
import { codeOf } from '../settings/policy-code';
import type { Command } from './command-in';

/** Everything outside that a command needs; no window, keychain, network or journal is among it. */
export interface CommandTools {
  readonly version: string;
  /** Every setting as it counts for this user; never rejects. */
  readonly view: () => Promise<SettingsView>;
  /** Reads a file as a policy; never rejects. */
  readonly readDraft: (file: string) => Promise<PolicyRead>;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  /** Writes a whole file; rejects with the system's error. */
  readonly write: (file: string, text: string) => Promise<void>;
}

/** What is printed, and the exit code. */
interface Printed {
  readonly text: string;
  readonly code: 0 | 1 | 2;
}

async function printConfig(json: boolean, { version, view }: CommandTools): Promise<Printed> {
  const settings = await view();
  const text = json
    ? `${JSON.stringify({ version, ...settings }, undefined, 2)}\n`
    : configText(version, settings, words.printedConfig);
  return { text, code: 0 };
}

async function validatePolicy(file: string, { readDraft }: CommandTools): Promise<Printed> {
  const { state, sha256, problems } = await readDraft(file);
  const lines = problems.map((problem) => `${problemLine(problem)}\n`).join('');
  if (state === 'missing') return { text: `${words.commandLine.noFile(file)}\n`, code: 2 };
  // What was never read has no checksum.
  if (sha256 === undefined) return { text: lines, code: 2 };
  if (problems.length > 0) return { text: lines, code: 1 };
  return { text: `${words.commandLine.good(file)}\n`, code: 0 };
}

function printed(
  command: Exclude<Command, { kind: 'wrong' }>,
  tools: CommandTools,
): Printed | Promise<Printed> {
  if (command.kind === 'help') return { text: words.commandLine.help(tools.version), code: 0 };
  if (command.kind === 'version') return { text: `${tools.version}\n`, code: 0 };
  if (command.kind === 'print-config') return printConfig(command.json, tools);
  return validatePolicy(command.file, tools);
}

/** Does what was asked for, and resolves to the exit code. */
export async function runCommand(command: Command, tools: CommandTools): Promise<number> {
  if (command.kind === 'wrong') {
    await tools.err(`${command.sentence}\n`);
    return 2;
  }
  const { text, code } = await printed(command, tools);
  const output = 'output' in command ? command.output : undefined;
  if (output === undefined) {
    await tools.out(text);
    return code;
  }
  try {
    await tools.write(output, text);
    return code;
  } catch (error) {
    await tools.err(`${words.commandLine.notWritten(output, codeOf(error))}\n`);
    return 2;
  }
}
