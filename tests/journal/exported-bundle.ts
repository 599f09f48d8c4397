import { exportTo, type Exported } from '../../src/main/audit/export/export-to';
import type { BundleWords } from '../../src/main/audit/export/manifest';
import type { MatchedLine } from '../../src/main/audit/export/matched-line';
import { sampleJournalId, type ExportedJournal, type Sample } from './exported-journal';
import { done, intent } from './order-samples';

const order = (id: string): readonly Sample[] => [
  ['order.intent', intent(id)],
  ['order.outcome', done(id)],
];
const opened: Sample = ['journal.opened', { format: 1, journalId: sampleJournalId, reason: 'new' }];
/** 11 records, 3 to a segment: orders o-1 to o-5 begin with the records 2, 4, 6, 8 and 10. */
export const samples: readonly Sample[] = [opened, ...['o-1', 'o-2', 'o-3', 'o-4', 'o-5'].flatMap(order)];

/** What is asked of a bundle that is not usual. */
export interface Wanted {
  readonly wanted?: (seq: number) => boolean;
  readonly lines?: AsyncIterable<MatchedLine>;
  readonly words?: Partial<BundleWords>;
  readonly signal?: AbortSignal;
  readonly spans?: ExportedJournal['spans'];
}

/** Writes `evidence.zip` of a journal. */
export const bundled = (
  from: ExportedJournal,
  { wanted, lines, words, signal, spans }: Wanted = {},
): Promise<Exported> =>
  exportTo({
    form: { format: 'bundle', words: from.words(words) },
    target: from.path('evidence.zip'),
    lines: lines ?? from.lines(wanted),
    journal: spans ? { ...from, spans } : from,
    platform: process.platform,
    ...(signal ? { signal } : {}),
  });
