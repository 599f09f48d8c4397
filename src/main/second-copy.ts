import type { CopyHealth } from '../contract/proof';
import { openCopier, type Copier, type CopierOptions } from './audit/copy/copier';
import { realCopyDisk } from './audit/copy/copy-disk';
import type { Ledger } from './audit/ledger';
import type { Seal } from './audit/seal/seal';

/** The second copy of the journal of real environments, where the policy asks for one. */
export interface SecondCopy {
  readonly health: () => CopyHealth | undefined;
  /** Waits 3 seconds at most; `hanging`: the process will not end by itself. To be called before the journal is closed. */
  readonly end: () => Promise<{ readonly hanging: boolean }>;
}

/** What the copy needs. */
export interface SecondCopyTools extends Pick<CopierOptions, 'wait' | 'clock' | 'hear'> {
  readonly folder: string;
  readonly seal: Seal;
  /** The folder that the policy names; empty where it names none. */
  readonly copyFolder: () => Promise<string>;
  /** The journal takes records from now on, and its key is known. */
  readonly opened: () => void;
}

/** Opens the copier once the policy has been asked, and has it follow the journal; undefined where no copy is wanted. */
async function beginCopy(ledger: Ledger, tools: SecondCopyTools): Promise<Copier | undefined> {
  const { folder, seal, copyFolder, wait, clock, hear } = tools;
  const journalCopyFolder = await copyFolder();
  const journalId = seal.key()?.journalId;
  if (journalCopyFolder === '' || journalId === undefined) return undefined;
  const copier = openCopier({
    disk: realCopyDisk,
    folder: journalCopyFolder,
    ...ledger.actor,
    wait,
    clock,
    hear,
  });
  copier.follow({
    journalId,
    folder,
    spans: () => ledger.acknowledged().spans,
    lastSeq: () => ledger.acknowledged().lastSeq,
  });
  return copier;
}

/**
 * A ledger whose records are copied after they are acknowledged, and how the copy is doing. The policy is asked once the
 * journal is open; nobody waits for it.
 */
export function withSecondCopy(
  ledger: Ledger,
  tools: SecondCopyTools,
): { readonly ledger: Ledger; readonly copy: SecondCopy } {
  let copier: Copier | undefined;
  let begun = false;

  const follow = (): void => {
    if (!begun && ledger.state().kind === 'open') {
      begun = true;
      tools.opened();
      void beginCopy(ledger, tools).then((one) => (copier = one));
    }
    copier?.nudge();
  };
  const then = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    follow();
    return done;
  };
  return {
    ledger: {
      ...ledger,
      opened: () => then(ledger.opened()),
      healed: () => then(ledger.healed()),
      append: (record) => then(ledger.append(record)),
      rekey: (reason) => then(ledger.rekey(reason)),
    },
    copy: {
      health: () => copier?.health(),
      end: async () => (await copier?.end()) ?? { hanging: false },
    },
  };
}
