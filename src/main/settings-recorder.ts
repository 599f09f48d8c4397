import type { JournalName } from '../contract/audit';
import type { NewRecord } from './audit/journal';
import type { Ledger } from './audit/ledger';
import { roomFor } from './audit/reserve';
import { queue } from './queue';

/** Where changes of settings are recorded. */
export interface SettingsJournals {
  readonly ledgers: () => Readonly<Record<JournalName, Pick<Ledger, 'append'>>>;
  readonly isBegun: (journal: JournalName) => Promise<boolean>;
}

/** Has changes of settings in every journal that is begun; a journal is not begun for them. */
export interface SettingsRecorder {
  /** Resolves to whether all is on disk; what a journal refused waits for it to take a record again. */
  readonly record: (records: readonly NewRecord[]) => Promise<boolean>;
  /** Tries what waits for a journal once more; true where nothing is left. */
  readonly settle: (journal: JournalName) => Promise<boolean>;
}

/**
 * Records in the order of the changes. A journal that refuses is not asked again and again, as its keychain may ask
 * somebody for a password each time; `afterSettings` has it asked before its next record.
 */
export function settingsRecorder({ ledgers, isBegun }: SettingsJournals): SettingsRecorder {
  const waiting: Record<JournalName, NewRecord[]> = { practice: [], real: [] };
  const inTurn = { practice: queue(), real: queue() };

  const settleNow = async (journal: JournalName): Promise<boolean> => {
    for (let next = waiting[journal][0]; next; next = waiting[journal][0]) {
      if ((await ledgers()[journal].append(next)).kind !== 'recorded') return false;
      waiting[journal].shift();
    }
    return true;
  };
  const settle = (journal: JournalName): Promise<boolean> =>
    waiting[journal].length === 0 ? Promise.resolve(true) : inTurn[journal](() => settleNow(journal));
  return {
    settle,
    record: async (records) => {
      let recorded = true;
      for (const journal of ['practice', 'real'] as const) {
        if (!(await isBegun(journal))) continue;
        waiting[journal].push(...records);
        recorded = (await settle(journal)) && recorded;
      }
      return recorded;
    },
  };
}

/** A journal that has what waits of the settings before each record but those of an order under way. */
export function afterSettings<L extends Pick<Ledger, 'append'>>(
  journal: JournalName,
  ledger: L,
  { settle }: Pick<SettingsRecorder, 'settle'>,
): L {
  return {
    ...ledger,
    append: async (record) => {
      if (roomFor(record.type) !== 'from-reserve') await settle(journal);
      return ledger.append(record);
    },
  };
}
