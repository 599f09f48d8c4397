import type { Reply } from '../../contract/bridge';
import type { ExportAnswer } from '../../contract/proof';
import { words } from '../../words/words';

/** Why an export came to nothing. */
export function exportStop(stop: Extract<ExportAnswer, { kind: 'stopped' }>): string {
  const { stops, disk } = words.exporting;
  return stop.why === 'disk' ? disk(stop.code) : stops[stop.why];
}

/** What an export came to. */
export function writtenSentence({ records, recorded }: Extract<ExportAnswer, { kind: 'written' }>): string {
  const { written } = words.exporting;
  return recorded ? written.recorded(records) : written.notRecorded(records);
}

/** An export that was not answered. */
export function unansweredExport(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  const { fault, refused } = words.exporting;
  return reply.kind === 'fault' ? fault(reply.reference) : refused(reply.why, reply.detail);
}
