import type { RecordAbout } from '../../../contract/history';
import { MAX_PROOF_NOTE } from '../../../contract/proof';
import { v } from '../../../contract/schema';
import type { JournalRecord } from '../journal';

/** As the application writes it; what somebody else wrote may be longer, and an answer is bounded. */
const bounded = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, most).toWellFormed()),
  );
const note = bounded(MAX_PROOF_NOTE);

const alarmData = v.object({ problem: bounded(64) });
const acknowledgedData = v.object({ note });
const rekeyedData = v.object({
  keyFingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  reason: note,
});
const recoveredData = v.object({ cutBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** What a record of the journal about itself says; undefined for every other record, and where its data has another shape. */
export function aboutOf({ type, data }: JournalRecord): RecordAbout | undefined {
  switch (type) {
    case 'journal.alarm': {
      const told = v.safeParse(alarmData, data);
      return told.success ? { kind: 'alarm', ...told.output } : undefined;
    }
    case 'journal.acknowledged': {
      const told = v.safeParse(acknowledgedData, data);
      return told.success ? { kind: 'acknowledged', ...told.output } : undefined;
    }
    case 'journal.rekeyed': {
      const told = v.safeParse(rekeyedData, data);
      if (!told.success) return undefined;
      const { keyFingerprint: fingerprint, reason } = told.output;
      return { kind: 'new-key', fingerprint, reason };
    }
    case 'journal.recovered': {
      const told = v.safeParse(recoveredData, data);
      return told.success ? { kind: 'recovered', ...told.output } : undefined;
    }
    default:
      return undefined;
  }
}
