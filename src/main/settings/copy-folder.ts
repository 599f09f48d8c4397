import { good, wrong, type Checked } from './checked';
import { shown } from './problem-list';

/** So long may the folder's path be: what is made below it has to fit into the paths that every system takes. */
const MAX_PATH = 240;

/** What can't be seen, breaks the line or turns writing round. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** A drive of this computer or a share; no `\\?\` and `\\.\`, which also name what is no folder. */
const fullWindowsPath = /^(?:[A-Za-z]:\\|\\\\[^\\/?.][^\\/]*\\[^\\/]+)/;

const examples = (platform: NodeJS.Platform): string =>
  platform === 'win32' ? 'C:\\folder or \\\\server\\share\\folder' : '/folder';

/** The full path of a folder as the given platform writes it; variables and ~ are not expanded. */
export function checkCopyFolder(path: unknown, platform: NodeJS.Platform): Checked<string> {
  if (typeof path !== 'string') return wrong('The folder of the journal’s copy is a full path, in quotes.');
  if (path.length > MAX_PATH) return wrong(`The path of a folder has ${MAX_PATH} characters at most.`);
  if (!path.isWellFormed() || unseen.test(path))
    return wrong(`The path ${shown(path)} holds characters that can’t be seen or that change how it reads.`);
  // SECURITY: any other path would begin wherever the application was started, where others may have laid a folder.
  const isFull = platform === 'win32' ? fullWindowsPath.test(path) : path.startsWith('/');
  if (isFull) return good(path);
  return wrong(
    `${shown(path)} is no full path, such as ${examples(platform)}; variables and ~ are not expanded.`,
  );
}
