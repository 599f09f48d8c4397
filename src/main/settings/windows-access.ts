import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

/** Milliseconds that Windows has to tell; PowerShell takes about one second to start, more on a busy computer. */
const DEADLINE = 15_000;

/** Asks who owns and may write paths; one descriptor (SDDL) a path, in their order, or undefined where it can't be told. */
export type AskAccess = (paths: readonly string[]) => Promise<readonly string[] | undefined>;

/** Starts a program and resolves to its standard output; undefined where it fails or exceeds the deadline (ms). */
export type RunProgram = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  deadline: number,
) => Promise<string | undefined>;

/** Runs a program of this computer, without a shell and without a window. */
export const runProgram: RunProgram = (program, args, env, deadline) =>
  new Promise((resolve) => {
    // SIGKILL, as a program may pass over a request to end.
    const options = {
      env,
      timeout: deadline,
      killSignal: 'SIGKILL',
      windowsHide: true,
      maxBuffer: 256 * 1024,
    } as const;
    execFile(program, args, options, (error, output) => resolve(error === null ? output : undefined));
  });

/** The paths come in a variable of the environment, parted by a character that no path holds: nothing of them is code. */
const script =
  "$ErrorActionPreference='Stop';$env:LOCKOUT_DESK_PATHS.Split('|')|ForEach-Object{(Get-Acl -LiteralPath $_).Sddl}";

/** Asks Windows through its own PowerShell. `systemRoot` is where Windows is, such as `C:\Windows`. */
export function windowsAccess(systemRoot: string, run: RunProgram): AskAccess {
  return async (paths) => {
    // SECURITY: a full path on a drive, so that no program of the same name is found in a folder of somebody else.
    if (!/^[A-Za-z]:\\/.test(systemRoot) || paths.some((path) => path.includes('|'))) return undefined;
    // eslint-disable-next-line no-restricted-syntax -- A path of Windows’.
    const program = win32.join(systemRoot, 'System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script];
    // Nothing else of our environment: another PowerShell's module path would keep this one from finding Get-Acl.
    const env = { SystemRoot: systemRoot, windir: systemRoot, LOCKOUT_DESK_PATHS: paths.join('|') };
    const output = await run(program, args, env, DEADLINE);
    const lines = output?.split(/\r?\n/).filter((line) => line !== '');
    return lines?.length === paths.length ? lines : undefined;
  };
}
