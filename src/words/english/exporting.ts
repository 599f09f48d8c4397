import type { ExportAnswer, ExportFormat } from '../../contract/proof';
import { count, counted } from './forms';

const nothing = 'No file was written.';

/** Why an export came to nothing. */
const stops = {
  busy: `A journal is being verified or exported already. ${nothing} Wait for its end, then try again.`,
  'not-there': `There is no journal to export: none was begun, or it was taken away. ${nothing} Place an order first, or put the journal back.`,
  'nothing-shown': `The filter shows no record. ${nothing} Change the filter, then try again.`,
  'text-holds-token': `The search holds a session’s token, and what is exported is recorded with the filter. ${nothing} Delete it from the search, then try again.`,
  'too-large': `The evidence would take 4 GiB or more, which a zip of this kind can’t hold. ${nothing} Choose a shorter time, then try again.`,
  'journal-folder': `That folder holds the files of a journal, which nothing else is put among. ${nothing} Choose another folder.`,
  'not-signed': `The journal’s key is not at hand, and evidence of a signed journal is never written unsigned. ${nothing} Unlock the keychain and start again; where the key is lost, make a new one first.`,
  'journal-unsound': `The journal’s files are not as they were written. ${nothing} Verify the journal: the result says where.`,
} satisfies Readonly<Record<Exclude<Extract<ExportAnswer, { kind: 'stopped' }>['why'], 'disk'>, string>>;

const written = (records: number): string =>
  `${counted(records, { one: 'record', other: 'records' })} written.`;

/** The dialog that writes what the history shows into a file. */
export const exporting = {
  title: 'Export the history',
  whatGoes: (orders: number, other: number): string =>
    `${counted(orders, { one: 'order', other: 'orders' })} and ${counted(other, { one: 'other record', other: 'other records' })}.`,
  /** The same before all is counted. */
  whatGoesSoFar: (orders: number, other: number): string =>
    `${counted(orders, { one: 'order', other: 'orders' })} and ${counted(other, { one: 'other record', other: 'other records' })} so far.`,
  whatFollows:
    'All records of a matching order go along. The journal itself gets a record that says what was exported.',
  format: 'Format',
  formats: {
    csv: { word: 'CSV', hint: 'one line a record, for spreadsheets' },
    jsonl: { word: 'JSON Lines', hint: 'the exact records as on disk, for programs' },
    bundle: {
      word: 'Evidence bundle',
      hint: 'a zip for auditors: the records, what proves them, and a program that verifies them',
    },
  } satisfies Readonly<Record<ExportFormat, { word: string; hint: string }>>,
  /** Of the evidence bundle alone. */
  holdsMore:
    'The journal’s files go along whole, as the chain can’t be verified without them: also records that the filter does not show, with other traders’ names. Give the bundle to those only who may see them.',
  byteOrderMark: 'Begin with a byte order mark',
  whyByteOrderMark: 'Excel needs it to show names with accents',
  foundBroken:
    'The last verification found this journal BROKEN. An export holds the records as they stand now, those that were changed among them: say so to whoever gets it.',
  choosePlace: 'Choose a place…',

  /** While the system asks for the file. */
  choosing: 'Choose where to save the file…',
  /** `format` is one of the words above. */
  writing: (format: string): string => `Writing ${format}…`,
  progress: 'Exporting',
  cancelExport: 'Cancel export',
  cancelling: 'Cancelling…',
  /** Seconds after that, where the folder is on a share that hangs. */
  late: 'The place that you chose does not answer, so it is not known yet whether a file is there. Cancelling goes on by itself: close this, and look at the place once it answers.',

  written: {
    title: 'Exported',
    recorded: (records: number): string =>
      `${written(records)} The journal has a record of this export with the file’s SHA-256.`,
    notRecorded: (records: number): string =>
      `${written(records)} The file is whole, but the journal could not be written, so it has no record of this export: keep the SHA-256 with the file.`,
    file: 'File',
    size: 'Size',
    /** `size` is in larger units: 16.8 MB. */
    bytes: (size: string, bytes: number): string => `${size} (${count(bytes)} bytes)`,
    records: 'Records',
    sha256: 'SHA-256',
    copySha256: 'Copy SHA-256',
    copyPath: 'Copy path',
    close: 'Close',
  },

  stops,
  /** The disk refused; `code` is the system's word. */
  disk: (code: string): string =>
    `The disk refused (${code}). ${nothing} Choose another folder, free some space or ask IT, then try again.`,
  cancelled: `The export was cancelled. ${nothing}`,
  /** The application failed while it wrote; `reference` finds it in the log. */
  fault: (reference: string): string =>
    `The application has a fault (reference ${reference}). It is not known whether the file is whole: delete it if there is one, then try again. The journal was not changed.`,
  /** The bridge refused the question. */
  refused: (why: string, detail: string): string =>
    `The application refused this export (${why}: ${detail}). ${nothing} Restart it, then try again.`,
};
