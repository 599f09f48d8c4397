import type { Alarm, ChainPlace, CopyHealth, LastVerified, ProofAnswer } from '../contract/proof';
import { readJournalId } from './audit/journal-id';
import { diskCode, type Disk } from './audit/disk';
import type { Ledger } from './audit/ledger';
import { readAnchor } from './audit/seal/anchor';
import type { Seal } from './audit/seal/seal';
import type { Keychain } from './keychain/keychain';
import { unreadableStop } from './lockouts/journal-stop';

/** What there is to be asked and done about the proof of one journal, which has been opened. */
export interface ProofOf extends Pick<Ledger, 'append' | 'spans'> {
  readonly folder: string;
  readonly cacheFolder: string;
  readonly keyFingerprint: () => string | undefined;
  /** Alarms that nobody has acknowledged, oldest first, 20 at most. */
  readonly openAlarms: () => Promise<readonly Alarm[]>;
  readonly lastVerified: () => Promise<LastVerified | undefined>;
  readonly copyHealth: () => CopyHealth | undefined;
  /** What the keychain holds as this journal's anchor, as far as it can be read. */
  readonly anchor: () => Promise<ChainPlace | undefined>;
  readonly journalId: () => Promise<string | undefined>;
  /** Makes a new key where one is needed. */
  readonly rekey: (reason: string) => Promise<ProofAnswer>;
  /** Signs a text with the journal's key; undefined where it has none. */
  readonly sign: (text: string) => string | undefined;
}

/** What a journal's proof is made from; Practice has neither seal nor copy. */
export interface ProofTools {
  readonly ledger: Ledger;
  readonly folder: string;
  readonly cacheFolder: string;
  readonly disk: Disk;
  readonly keychain: Pick<Keychain, 'read'>;
  readonly seal?: Seal;
  readonly copyHealth: () => CopyHealth | undefined;
}

/** Alarms that the index knows, and those of this run that it could not be asked for; each once. */
async function openAlarms({ ledger, seal }: ProofTools): Promise<readonly Alarm[]> {
  const known = await ledger.ask('alarms', {});
  return known.kind === 'answer' ? known.value : (seal?.alarms() ?? []);
}

async function journalIdOf({ ledger, disk, folder, seal }: ProofTools): Promise<string | undefined> {
  const sealed = seal?.key()?.journalId;
  if (sealed !== undefined) return sealed;
  try {
    const [first] = await ledger.spans();
    return first && (await readJournalId({ disk, folder }, first.name));
  } catch (error) {
    diskCode(error);
    return undefined;
  }
}

async function rekey({ ledger, seal }: ProofTools, reason: string): Promise<ProofAnswer> {
  await ledger.opened();
  const { kind } = ledger.state();
  if (!seal || kind !== 'needs-key')
    return { kind: 'stopped', why: kind === 'open' ? 'no-key-needed' : proofStop(ledger) };
  const state = await ledger.rekey(reason);
  return state.kind === 'open' ? { kind: 'recorded' } : { kind: 'stopped', why: proofStop(ledger) };
}

/** Why the journal takes no record about its proof. */
function proofStop(ledger: Ledger): Extract<ProofAnswer, { kind: 'stopped' }>['why'] {
  const why = unreadableStop(ledger.state());
  return why === 'journal-unanchored' ? 'journal-not-writable' : why;
}

/** The proof of one journal. */
export function proofOf(tools: ProofTools): ProofOf {
  const { ledger, folder, cacheFolder, keychain, seal, copyHealth } = tools;
  return {
    folder,
    cacheFolder,
    append: ledger.append,
    spans: ledger.spans,
    keyFingerprint: () => seal?.key()?.fingerprint,
    openAlarms: () => openAlarms(tools),
    lastVerified: async () => {
      const last = await ledger.ask('lastVerified', {});
      return last.kind === 'answer' ? last.value : undefined;
    },
    copyHealth,
    anchor: async () => {
      const key = seal?.key();
      if (!key) return undefined;
      const found = await readAnchor({ keychain, host: ledger.actor.host });
      return found.kind === 'found' && found.place.journalId === key.journalId ? found.place : undefined;
    },
    journalId: () => journalIdOf(tools),
    rekey: (reason) => rekey(tools, reason),
    sign: (text) => seal?.key()?.signText(text),
  };
}
