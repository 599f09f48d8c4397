import { win32 } from 'node:path';
import type { Disk } from './disk';

/** File systems of other computers by the number that statfs names them: NFS, SMB, CIFS, SMB2. Source: linux/magic.h. */
const networkTypes: readonly number[] = [0x6969, 0x517b, 0xff534d42, 0xfe534d42];

/** `\\server\share`, also in its long form; a drive of this computer may be written `\\?\C:\`. */
export function isUncPath(path: string): boolean {
  const plain = win32.normalize(path);
  return /^\\\\\?\\UNC\\/i.test(plain) || /^\\\\[^?.\\]/.test(plain);
}

/**
 * Whether a folder lies on another computer, as far as the system tells: Windows by its path, Linux by its file system.
 * Elsewhere nothing tells, and it counts as local. Expects the real path.
 */
export async function isNetworkFolder(
  disk: Pick<Disk, 'fileSystemType'>,
  platform: NodeJS.Platform,
  realPath: string,
): Promise<boolean> {
  if (platform === 'win32') return isUncPath(realPath);
  // The number is signed in some builds.
  return platform === 'linux' && networkTypes.includes((await disk.fileSystemType(realPath)) >>> 0);
}
