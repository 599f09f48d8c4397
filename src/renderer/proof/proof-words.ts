import type { JournalState } from '../../contract/audit';
import type { CopyHealth, JournalHealth } from '../../contract/proof';
import { counted, countOf } from '../ui/numbers';
import { localTimeOf } from '../ui/times';
import { placeOf } from './verdict-words';
import type { Verified } from './proof.svelte';

/** What is said of a chain or of a copy in one line; `good` is the one tone that reassures. */
export interface Word {
  readonly tone: 'good' | 'plain' | 'warning' | 'trouble';
  readonly text: string;
}

function lastVerified(health: JournalHealth | undefined): Word {
  const last = health?.verified;
  if (!last) return { tone: 'plain', text: health ? 'Never verified on this computer' : 'Reading …' };
  const at = localTimeOf(last.at);
  if (last.result === 'broken')
    return { tone: 'trouble', text: `Found BROKEN, ${at}. Verify again to see where` };
  const upTo = last.lastSeq === undefined ? 'Verified' : `Verified up to record ${countOf(last.lastSeq)}`;
  return { tone: 'good', text: `${upTo}, ${at}` };
}

/** An open alarm says that something is amiss which verifying can't see: nothing reassures until it is acknowledged. */
function unlessAlarmed(word: Word, openAlarms: number): Word {
  if (word.tone !== 'good' || openAlarms === 0) return word;
  const open = `${counted(openAlarms, 'alarm')} ${openAlarms === 1 ? 'is' : 'are'} open`;
  return { tone: 'warning', text: `${word.text} · ${open}` };
}

/** The chain's state: what was just verified, else what the journal's own record says of the last time. */
export function chainWord(
  state: JournalState,
  health: JournalHealth | undefined,
  now: Verified | undefined,
): Word {
  if (now?.verdict.kind === 'broken') return { tone: 'trouble', text: `BROKEN at ${placeOf(now.verdict)}` };
  if (state.kind === 'broken') return { tone: 'trouble', text: `BROKEN at ${placeOf(state)}` };
  if (state.kind === 'not-there') return { tone: 'plain', text: 'Nothing to verify yet' };
  const verified: Word =
    now?.verdict.kind === 'intact'
      ? {
          tone: 'good',
          text: `Verified up to record ${countOf(now.verdict.lastSeq)}, ${localTimeOf(now.at)}`,
        }
      : lastVerified(health);
  return unlessAlarmed(verified, health?.alarms.length ?? 0);
}

/** What the system's words mean for a copy; others are shown as they are. */
const copyTroubles: Readonly<Record<string, string>> = {
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
};

function troubleOf(code: string | undefined): string {
  if (code === undefined) return 'Ask IT to look at the folder.';
  const known = Object.hasOwn(copyTroubles, code) ? copyTroubles[code] : undefined;
  return `${known ?? 'The system refused. Ask IT to look at the folder.'} (${code})`;
}

/** How the second copy is doing. */
export function copyWord({ state, behind, code, since }: CopyHealth): Word {
  const ago = since === undefined ? '' : `, since ${localTimeOf(since)}`;
  switch (state) {
    case 'current':
      return { tone: 'good', text: 'Current: every record is in the copy.' };
    case 'behind':
      return { tone: 'plain', text: `${counted(behind, 'record')} behind${ago}. It catches up by itself.` };
    case 'failed':
      return {
        tone: 'trouble',
        text: `Failed${ago}: ${counted(behind, 'record')} ${behind === 1 ? 'is' : 'are'} not in the copy. ${troubleOf(code)} Orders are not held up.`,
      };
  }
}
