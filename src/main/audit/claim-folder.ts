import type { JournalState } from '../../contract/audit';
import { diskCode, type Disk } from './disk';
import type { JournalRecord } from './journal';
import { isNetworkFolder, isUncPath } from './network-path';
import type { LockAnswer, TakeLock } from './writer-lock';

/** The folder of a journal, and who wants to write there. */
export interface Claim {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly disk: Disk;
  readonly actor: JournalRecord['actor'];
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly takeLock: TakeLock;
}

/** The code of `not-writable` for a folder on another computer: no lock of this one keeps writers there apart. */
export const NETWORK_PATH = 'network-path';

async function claim({ folder, platform, disk, actor, clock, newId, takeLock }: Claim): Promise<LockAnswer> {
  // SECURITY: refused before anything is made there or the user's credentials are offered to that computer.
  if (platform === 'win32' && isUncPath(folder)) return { kind: 'failed', code: NETWORK_PATH };
  await disk.makeFolder(folder);
  const realPath = await disk.realPath(folder);
  if (await isNetworkFolder(disk, platform, realPath)) return { kind: 'failed', code: NETWORK_PATH };
  const since = clock().toISOString();
  return takeLock(realPath, { pid: process.pid, host: actor.host, since, nonce: newId() });
}

/** Makes the folder where it is missing and becomes its one writer; otherwise says what stands in the way. */
export async function claimFolder(
  wanted: Claim,
): Promise<
  Extract<LockAnswer, { kind: 'taken' }> | Extract<JournalState, { kind: 'held' | 'not-writable' }>
> {
  try {
    const answer = await claim(wanted);
    return answer.kind === 'failed' ? { kind: 'not-writable', code: answer.code } : answer;
  } catch (error) {
    return { kind: 'not-writable', code: diskCode(error) };
  }
}

/** Has a folder's names on disk. EINVAL and ENOTSUP say that its file system keeps nothing back; Windows can't be asked. */
export async function syncNames(
  disk: Pick<Disk, 'syncFolder'>,
  platform: NodeJS.Platform,
  folder: string,
): Promise<void> {
  if (platform === 'win32') return;
  try {
    await disk.syncFolder(folder);
  } catch (error) {
    const code = diskCode(error);
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  }
}
