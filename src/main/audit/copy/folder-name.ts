import { sha256 } from '../record';

/** Whose journal a copy is of. */
export interface Owner {
  readonly host: string;
  readonly osUser: string;
  readonly journalId: string;
}

/** So many characters of each part are kept, so that the name fits into what every file system takes. */
const MAX_PART = 40;

/** Text as any file system takes it. What had to be changed ends in `+` and the start of its hash, so that no two get alike. */
function safe(text: string, kept: RegExp): string {
  const plain = text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, MAX_PART);
  return plain === text && kept.test(text) ? text : `${plain}+${sha256(Buffer.from(text)).slice(0, 8)}`;
}

/**
 * The name of a journal's own folder among the copies: `<host>-<osUser>-<journalId>`. Whatever the parts hold, it is one
 * name of at most 150 ASCII characters, and neither `.` nor `..`.
 */
export function copyFolderName({ host, osUser, journalId }: Owner): string {
  // SECURITY: the id stands in a file; it must not lead out of the folder, nor anybody into that of another user.
  // An account with a hyphen also gets its hash: where the host ends would be a guess.
  return [safe(host, /./), safe(osUser, /^[^-]+$/), safe(journalId, /./)].join('-');
}
