import { words } from '../../words/words';
import { good, wrong, type Checked } from './checked';
import { shown } from './problem-list';

/** So long may the folder's path be: what is made below it has to fit into the paths that every system takes. */
const MAX_PATH = 240;

/** What can't be seen, breaks the line or turns writing round. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** A drive of this computer or a share; no `\\?\` and `\\.\`, which also name what is no folder. */
const fullWindowsPath = /^(?:[A-Za-z]:\\|\\\\[^\\/?.][^\\/]*\\[^\\/]+)/;

const { folder: said } = words.settingFaults;

/** The full path of a folder as the given platform writes it; variables and ~ are not expanded. */
export function checkCopyFolder(path: unknown, platform: NodeJS.Platform): Checked<string> {
  if (typeof path !== 'string') return wrong(said.notText);
  if (path.length > MAX_PATH) return wrong(said.tooLong(MAX_PATH));
  if (!path.isWellFormed() || unseen.test(path)) return wrong(said.unseen(shown(path)));
  // SECURITY: any other path would begin wherever the application was started, where others may have laid a folder.
  if (platform === 'win32')
    return fullWindowsPath.test(path) ? good(path) : wrong(said.notFullOnWindows(shown(path)));
  return path.startsWith('/') ? good(path) : wrong(said.notFull(shown(path)));
}
