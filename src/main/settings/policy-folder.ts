import { posix, win32 } from 'node:path';

/** Where Windows keeps what belongs to all users, unless it was set up otherwise. */
const PROGRAM_DATA = 'C:\\ProgramData';

/**
 * The machine-wide folder of the policy, in which ordinary users can't write. On Windows `env` says where all users'
 * data is; a value that is no path on a drive of this computer is passed over.
 */
export function policyFolder(platform: NodeJS.Platform, env: Readonly<NodeJS.ProcessEnv>): string {
  if (platform === 'darwin') return '/Library/Application Support/Lockout Desk';
  if (platform !== 'win32') return '/etc/lockout-desk';
  const given = env.ProgramData ?? '';
  // SECURITY: a share belongs to whoever runs that server, and asking it would offer it the user's credentials.
  return win32.join(/^[A-Za-z]:\\/.test(given) ? given : PROGRAM_DATA, 'Lockout Desk');
}

/** The policy file in a folder. */
export function policyFile(platform: NodeJS.Platform, folder: string): string {
  return (platform === 'win32' ? win32 : posix).join(folder, 'policy.json');
}

/** A file's folder and each folder above it, up to the root. Expects a full path. */
export function foldersAbove(platform: NodeJS.Platform, file: string): readonly string[] {
  const { dirname, normalize } = platform === 'win32' ? win32 : posix;
  const folders: string[] = [];
  for (let at = dirname(normalize(file)); at !== folders.at(-1); at = dirname(at)) folders.push(at);
  return folders;
}
