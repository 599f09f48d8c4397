import type { JournalName } from '../../contract/audit';
import type { AlarmProblem, ChainPlace } from '../../contract/proof';
import { count } from './forms';

const keep = 'Change nothing in the journal’s folder, and tell compliance and IT at once.';

const journals = {
  practice: 'Practice journal',
  real: 'journal of real orders',
} satisfies Readonly<Record<JournalName, string>>;

/** What each problem says: what was found, what it may mean, what to do. */
const problems = {
  removed: {
    title: 'The journal is gone: its records are not on this computer any more.',
    meaning:
      'It was deleted or moved while the application was closed, or the disk was replaced or restored. What it recorded can be proved from a copy alone.',
    whatNow: `${keep} Look for the records in the second copy or in a backup, and keep what is found.`,
  },
  replaced: {
    title: 'Another journal stands in this one’s place.',
    meaning:
      'The folder holds a journal with another identity: it was exchanged, or restored from somewhere else. The records of the one before are not here.',
    whatNow: `${keep} Look for the journal that was here in the second copy or in a backup.`,
  },
  cut: {
    title: 'Records are missing at the journal’s end.',
    meaning:
      'It ends before the record that the keychain notes as the last: records were cut off, or an older state of the folder was restored.',
    whatNow: `${keep} Compare with the second copy or a backup, which may hold the missing records.`,
  },
  changed: {
    title: 'A record was exchanged for another one, or its signature was.',
    meaning:
      'Where the keychain notes a record, a different one stands, or the same under another signature: the journal was rewritten from there or from before, or a backup was put back after the application had gone on in another one.',
    whatNow: `${keep} Verify the journal, and compare it with the second copy or a backup.`,
  },
  added: {
    title: 'A record was added by somebody who does not have this journal’s key.',
    meaning:
      'After the last record that the keychain notes stands one without a valid signature: this application did not write it.',
    whatNow: `${keep} Do not rely on the records after the noted one.`,
  },
  'added-many': {
    title: 'More records were added than this application can have written unnoticed.',
    meaning:
      'The keychain’s note is 8 records behind at most, and more stand after it: they were added elsewhere, or an older keychain was restored.',
    whatNow: `${keep} Ask IT whether the keychain was restored, and check the records after the noted one.`,
  },
} satisfies Readonly<Record<AlarmProblem, { title: string; meaning: string; whatNow: string }>>;

/** The banner of an alarm: what opening a journal found against what the keychain notes of it. */
export const alarms = {
  problems,
  banner: 'Alarm',
  /** Above the title; the oldest of `all` is shown. */
  which: (all: number, journal: JournalName, since: string): string =>
    `Alarm${all > 1 ? ` 1 of ${count(all)}` : ''} · ${journals[journal]} · since ${since}`,
  stopsOrders: 'The settings let no order go until it is acknowledged.',
  stopsNoOrder: 'An alarm by itself stops no order; agree with compliance whether to place any.',
  /** Unfolds the two facts that follow. */
  facts: 'What was expected and found',
  expected: 'Expected',
  found: 'Found',
  place: ({ seq, journalId, hash }: ChainPlace): string =>
    `record ${count(seq)} of journal ${journalId}, hash ${hash}`,
  /** Instead of a place that was expected. */
  notKnown: 'not known',
  /** Instead of a place that was found. */
  nothing: 'nothing',
  acknowledge: 'Acknowledge…',
};
