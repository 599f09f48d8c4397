import type { CopyHealth } from '../../contract/proof';
import { counted } from './forms';

const after = (since: string | undefined): string => (since === undefined ? '' : `, since ${since}`);

/** The copy of the journal that the policy has kept elsewhere. */
export const secondCopy = {
  title: 'Second copy',
  /** In the strip above the history, where something is to be said of it. */
  states: {
    current: 'Second copy: current',
    behind: 'Second copy: behind',
    failed: 'Second copy: failed',
  } satisfies Readonly<Record<CopyHealth['state'], string>>,
  current: 'Current: every record is in the copy.',
  behind: (records: number, since: string | undefined): string =>
    `${counted(records, { one: 'record', other: 'records' })} behind${after(since)}. It catches up by itself.`,
  /** Before one of the troubles. */
  failed: (records: number, since: string | undefined): string =>
    `Failed${after(since)}: ${counted(records, { one: 'record is', other: 'records are' })} not in the copy.`,
  /** By the system's words for what it refused, and two of the application's own. */
  troubles: {
    differs:
      'The copy holds other bytes than the journal, and nothing is written over it. Keep both as they are and tell compliance and IT.',
    'timed-out': 'The folder does not answer. Check the network share, or ask IT.',
    ENOENT: 'The folder is not there. Check that the share is mounted, or ask IT.',
    EACCES: 'Access to the folder was denied. Ask IT for the permission to write there.',
    EPERM: 'The folder does not allow this account to add to files. Ask IT.',
    EROFS: 'The folder is read-only. Ask IT.',
    ENOSPC: 'The disk of the folder is full. Ask IT for room.',
    EDQUOT: 'The quota of the folder is used up. Ask IT for room.',
    EIO: 'The disk of the folder fails. Ask IT.',
  },
  /** The system gave a word that is not among those. */
  systemRefused: 'The system refused. Ask IT to look at the folder.',
  /** The system gave no word. */
  askIt: 'Ask IT to look at the folder.',
  /** After the trouble. */
  ordersGoOn: 'Orders are not held up.',
  notFollowed: 'Not followed while the journal can be read only.',
  noFolder:
    'The policy names no folder for one. A copy that is kept elsewhere shows what was cut or re-made here; IT can set it up.',
};
