import { slot, type Parts } from '../parts';
import { count, counted } from './forms';

const until = (end: string | undefined): string => (end === undefined ? '' : ` until ${end}`);

/** The records of the journal: what they are called, and the pane of one that is opened. */
export const records = {
  /** By the type that the journal writes. */
  types: {
    'journal.opened': 'Journal opened',
    'order.intent': 'Order recorded',
    'order.penalty': 'Order made to wait',
    'order.outcome': 'Outcome recorded',
    'order.closed': 'Unknown closed',
    'batch.started': 'Batch started',
    'batch.finished': 'Batch finished',
    'session.saved': 'Session saved',
    'session.renewed': 'Session renewed',
    'session.forgotten': 'Session removed',
    'session.rejected': 'Session rejected',
    'settings.changed': 'Settings changed',
    'directory.imported': 'Directory imported',
    'journal.verified': 'Journal verified',
    'journal.exported': 'Journal exported',
    'journal.recovered': 'Journal recovered',
    'journal.clock': 'Clock was set back',
    'journal.rekeyed': 'New signing key',
    'journal.alarm': 'Alarm',
    'journal.acknowledged': 'Alarm acknowledged',
  },
  /** What a verification found, in a row. */
  verified: { intact: 'found intact', broken: 'found BROKEN' },
  /** What a record about settings is about, where that is the policy's file as a whole. */
  policy: 'Policy file',
  /** A setting, and what it was set to. */
  setTo: (title: string, value: string): string => `${title}: ${value}`,

  /** The end of a session, in a row. */
  until: (end: string): string => `until ${end}`,

  /** The pane's name. */
  pane: (seq: number): string => `Record ${count(seq)}`,
  closePane: 'Close record',
  /** Whose session was kept or removed, as far as the record says when it ends. */
  sessionOf: (end: string | undefined): Parts<'who'> => [slot('who'), `’s session${until(end)}`],
  aSession: (end: string | undefined): string => `A session${until(end)}`,
  /** What was said when an alarm was acknowledged. */
  note: (note: string): string => `Note: ${note}`,
  newKey: (fingerprint: string): string => `Key: ${fingerprint}`,
  /** Why a new key was made, as an administrator gave it. */
  reason: (reason: string): string => `Reason: ${reason}`,
  recovered: (bytes: number): string =>
    `${counted(bytes, { one: 'byte that was no whole record was', other: 'bytes that were no whole record were' })} cut off the journal’s end, as after a power cut, and kept in a file beside it.`,
  notFound: 'This record is not in the journal. Nothing was changed; reload the history.',
  /** Asks what was found out about an order whose outcome is unknown. */
  closeOrder: 'Close…',
  copyDetails: 'Copy details',

  raw: {
    section: 'As on disk',
    title: (records: number): string =>
      `${counted(records, { one: 'record', other: 'records' })}, as on disk`,
    /** Before a record's number and type, as a button's name; read aloud alone. */
    record: 'Raw record',
    reading: 'Reading…',
    copy: 'Copy record',
    gone: 'This record can’t be read any more. Nothing was changed; reload the history.',
  },
};
