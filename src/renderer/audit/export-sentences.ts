import type { Reply } from '../../contract/bridge';
import type { ExportAnswer, ExportFormat } from '../../contract/proof';
import { counted } from '../ui/numbers';

/** Each format in a word and what it is for, complete by type. */
export const formatWords: Readonly<Record<ExportFormat, { readonly word: string; readonly hint: string }>> = {
  csv: { word: 'CSV', hint: 'one line a record, for spreadsheets' },
  jsonl: { word: 'JSON Lines', hint: 'the exact records as on disk, for programs' },
  bundle: {
    word: 'Evidence bundle',
    hint: 'a zip for auditors: the records, what proves them, and a program that verifies them',
  },
};

type Stop = Extract<ExportAnswer, { kind: 'stopped' }>;

const nothing = 'No file was written.';

/** Why an export came to nothing, complete by type; `code` is the system's word where the disk refused. */
export function exportStop(stop: Stop): string {
  switch (stop.why) {
    case 'busy':
      return `A journal is being verified or exported already. ${nothing} Wait for its end, then try again.`;
    case 'not-there':
      return `There is no journal to export yet. ${nothing} Place an order first.`;
    case 'nothing-shown':
      return `The filter shows no record. ${nothing} Change the filter, then try again.`;
    case 'too-large':
      return `The evidence would take 4 GiB or more, which a zip of this kind can’t hold. ${nothing} Choose a shorter time, then try again.`;
    case 'not-signed':
      return `The journal’s key is not at hand, and evidence of a signed journal is never written unsigned. ${nothing} Unlock the keychain and start again; where the key is lost, make a new one first.`;
    case 'journal-unsound':
      return `The journal’s files are not as they were written. ${nothing} Verify the journal: the result says where.`;
    case 'disk':
      return `The disk refused (${stop.code}). ${nothing} Choose another folder, free some space or ask IT, then try again.`;
  }
}

export const exportCancelled = `The export was cancelled. ${nothing}`;

/** What an export came to. */
export function writtenSentence({ records, recorded }: Extract<ExportAnswer, { kind: 'written' }>): string {
  const written = `${counted(records, 'record')} written.`;
  return recorded
    ? `${written} The journal has a record of this export with the file’s SHA-256.`
    : `${written} The file is whole, but the journal could not be written, so it has no record of this export: keep the SHA-256 with the file.`;
}

/** An export that was not answered. */
export function unansweredExport(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault'
    ? `The application has a fault (reference ${reply.reference}). It is not known whether the file is whole: delete it if there is one, then try again. The journal was not changed.`
    : `The application refused this export (${reply.why}: ${reply.detail}). ${nothing} Restart it, then try again.`;
}
