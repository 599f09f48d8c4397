import type { JournalState } from '../../contract/audit';
import type { CopyHealth, JournalHealth } from '../../contract/proof';
import { localTimeOf } from '../ui/times';
import { words } from '../../words/words';
import { placeOf } from './verdict-words';
import type { Verified } from './proof.svelte';

/** What is said of a chain or of a copy in one line; `good` is the one tone that reassures. */
export interface Word {
  readonly tone: 'good' | 'plain' | 'warning' | 'trouble';
  readonly text: string;
}

const { chain } = words.proof;

function lastVerified(health: JournalHealth | undefined): Word {
  const last = health?.verified;
  if (!last) return { tone: 'plain', text: health ? chain.never : chain.reading };
  const at = localTimeOf(last.at);
  if (last.result === 'broken') return { tone: 'trouble', text: chain.foundBroken(at) };
  return {
    tone: 'good',
    text: last.lastSeq === undefined ? chain.verified(at) : chain.verifiedUpTo(last.lastSeq, at),
  };
}

/** An open alarm says that something is amiss which verifying can't see: nothing reassures until it is acknowledged. */
function unlessAlarmed(word: Word, openAlarms: number): Word {
  if (word.tone !== 'good' || openAlarms === 0) return word;
  return { tone: 'warning', text: `${word.text} · ${chain.openAlarms(openAlarms)}` };
}

/** The chain's state: what was just verified, else what the journal's own record says of the last time. */
export function chainWord(
  state: JournalState,
  health: JournalHealth | undefined,
  now: Verified | undefined,
): Word {
  if (now?.verdict.kind === 'broken') return { tone: 'trouble', text: chain.brokenAt(placeOf(now.verdict)) };
  if (state.kind === 'broken') return { tone: 'trouble', text: chain.brokenAt(placeOf(state)) };
  if (state.kind === 'not-there')
    return state.lostAt === undefined
      ? { tone: 'plain', text: chain.nothingYet }
      : { tone: 'trouble', text: chain.gone };
  const verified: Word =
    now?.verdict.kind === 'intact'
      ? {
          tone: 'good',
          text: chain.verifiedUpTo(now.verdict.lastSeq, localTimeOf(now.at)),
        }
      : lastVerified(health);
  return unlessAlarmed(verified, health?.alarms.length ?? 0);
}

/** What the system's words mean for a copy; others are shown as they are. */
const copyTroubles: Readonly<Record<string, string>> = words.secondCopy.troubles;

function troubleOf(code: string | undefined): string {
  if (code === undefined) return words.secondCopy.askIt;
  const known = Object.hasOwn(copyTroubles, code) ? copyTroubles[code] : undefined;
  return `${known ?? words.secondCopy.systemRefused} (${code})`;
}

/** How the second copy is doing. */
export function copyWord({ state, behind, code, since }: CopyHealth): Word {
  const { secondCopy } = words;
  const at = since === undefined ? undefined : localTimeOf(since);
  switch (state) {
    case 'current':
      return { tone: 'good', text: secondCopy.current };
    case 'behind':
      return { tone: 'plain', text: secondCopy.behind(behind, at) };
    case 'failed': {
      const said = [secondCopy.failed(behind, at), troubleOf(code), secondCopy.ordersGoOn];
      return { tone: 'trouble', text: said.join(' ') };
    }
  }
}
