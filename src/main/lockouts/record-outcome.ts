import type { RecordRef } from '../../contract/lockouts';
import type { Appended, NewRecord } from '../audit/journal';

/** How long to wait before an outcome that could not be recorded is tried again; milliseconds. */
const RETRY_MS = 5_000;

export interface OutcomeRecorder {
  /** Records an outcome, or keeps it and tries again until it is on disk; undefined: not on disk yet. */
  readonly record: (outcome: NewRecord) => Promise<RecordRef | undefined>;
  /** Tries what is still unrecorded once more; true when nothing is left. */
  readonly settle: () => Promise<boolean>;
}

/**
 * Keeps outcomes that the disk refused and appends them in their order as soon as it lets us. While one is waiting,
 * no further order is taken (see `settle`), so that the journal never tells of a later order first.
 */
export function outcomeRecorder(
  append: (record: NewRecord) => Promise<Appended>,
  wait: (ms: number) => Promise<unknown>,
): OutcomeRecorder {
  const waiting: NewRecord[] = [];
  let settling: Promise<boolean> | undefined;
  let retrying = false;

  const settleNow = async (): Promise<boolean> => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if ((await append(next)).kind !== 'recorded') return false;
      waiting.shift();
    }
    return true;
  };
  const settle = (): Promise<boolean> => {
    settling ??= settleNow().finally(() => (settling = undefined));
    return settling;
  };
  const retryUntilSettled = async (): Promise<void> => {
    if (retrying) return;
    retrying = true;
    do await wait(RETRY_MS);
    while (!(await settle()));
    retrying = false;
  };

  return {
    record: async (outcome) => {
      const appended = waiting.length === 0 ? await append(outcome) : undefined;
      if (appended?.kind === 'recorded') return { seq: appended.seq, id: appended.id };
      waiting.push(outcome);
      void retryUntilSettled();
      return undefined;
    },
    settle,
  };
}
