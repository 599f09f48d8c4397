import type { LateRecord, RecordRef } from '../../contract/lockouts';
import type { Appended, NewRecord } from '../audit/journal';

/** How long to wait before an outcome that could not be recorded is tried again; milliseconds. */
const RETRY_MS = 5_000;

/** The record of an order's end. */
export interface OutcomeRecord extends NewRecord {
  readonly data: NewRecord['data'] & { readonly orderId: string };
}

export interface OutcomeRecorder {
  /** Records an outcome, or keeps it and tries again until it is on disk; undefined: not on disk yet. */
  readonly record: (outcome: OutcomeRecord) => Promise<RecordRef | undefined>;
  /** Tries what is still unrecorded once more; true when nothing is left. */
  readonly settle: () => Promise<boolean>;
  /** The order whose outcome is known and not on disk yet, if any; the oldest of several. */
  readonly waiting: () => string | undefined;
}

const lateOf = (
  { data }: OutcomeRecord,
  { seq, id, at }: Extract<Appended, { kind: 'recorded' }>,
): LateRecord => ({ kind: 'outcome-recorded', orderId: data.orderId, record: { seq, id }, at });

/**
 * Keeps outcomes that the disk refused and appends them in their order as soon as it lets us. While one is waiting,
 * no further order is taken (see `settle`), so that the journal never tells of a later order first. `hearLate` is told
 * of each that came onto the disk later than its order ended.
 */
export function outcomeRecorder(
  append: (record: NewRecord) => Promise<Appended>,
  wait: (ms: number) => Promise<unknown>,
  hearLate: (late: LateRecord) => void,
): OutcomeRecorder {
  const waiting: OutcomeRecord[] = [];
  let settling: Promise<boolean> | undefined;
  let retrying = false;

  const settleNow = async (): Promise<boolean> => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const appended = await append(next);
      if (appended.kind !== 'recorded') return false;
      waiting.shift();
      hearLate(lateOf(next, appended));
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
    waiting: () => waiting[0]?.data.orderId,
  };
}
