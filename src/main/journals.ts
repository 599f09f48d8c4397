import type { JournalName } from '../contract/audit';
import type { AuditProgress } from '../contract/proof';
import { fileJournal } from './audit/file-journal';
import { openLedger, type Ledger } from './audit/ledger';
import type { ReadingRoom } from './audit/reading-room';
import { openSeal, type Seal } from './audit/seal/seal';
import { notedLedger } from './diagnostics/noted';
import { proofOf, type ProofOf } from './proof';
import { withSecondCopy, type SecondCopy } from './second-copy';
import type { OpenTools } from './tools';

/** What the journals need beside the tools. */
export interface JournalsTools {
  readonly room: ReadingRoom;
  readonly wait: (ms: number) => Promise<void>;
  /** Where the real one has its second copy; empty: nowhere. */
  readonly copyFolder: () => Promise<string>;
  readonly hearAudit: (progress: AuditProgress) => void;
}

/** The two journals of this computer: Practice's, and the sealed one of all real environments. */
export interface Journals {
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  readonly proofs: Readonly<Record<JournalName, ProofOf>>;
  readonly secondCopy: SecondCopy;
}

function openOne(tools: OpenTools, room: ReadingRoom, name: JournalName, seal?: Seal): Ledger {
  const { auditFolders, actor, version, platform, cacheFolder } = tools;
  const folder = auditFolders[name];
  const journal = fileJournal({ ...tools, folder, app: { version, platform }, seal });
  const ledger = openLedger(journal, actor, (asked, listening) =>
    room.ask({ folder, cacheFolder }, asked, listening),
  );
  return notedLedger(ledger, name, tools.note);
}

/** Opens neither journal yet; each is opened when it is first asked for. */
export function openJournals(tools: OpenTools, more: JournalsTools): Journals {
  const { room, wait, copyFolder, hearAudit } = more;
  const { keychain, actor, auditFolders, clock } = tools;
  // SECURITY: Practice is never signed: its records must not pass for those of real orders.
  const seal = openSeal({ keychain, host: actor.host, wait });
  const copied = withSecondCopy(openOne(tools, room, 'real', seal), {
    folder: auditFolders.real,
    seal,
    copyFolder,
    wait: tools.waitOut,
    clock,
    hear: () => hearAudit({ kind: 'health', journal: 'real' }),
    opened: () => hearAudit({ kind: 'health', journal: 'real' }),
  });
  const ledgers = { practice: openOne(tools, room, 'practice'), real: copied.ledger };
  const proof = (name: JournalName): Omit<Parameters<typeof proofOf>[0], 'copyHealth'> => ({
    ...tools,
    ledger: ledgers[name],
    folder: auditFolders[name],
  });
  return {
    ledgers,
    proofs: {
      practice: proofOf({ ...proof('practice'), copyHealth: () => undefined }),
      real: proofOf({ ...proof('real'), seal, copyHealth: copied.copy.health }),
    },
    secondCopy: copied.copy,
  };
}
