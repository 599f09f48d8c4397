import type { Alarm, AlarmProblem, ChainPlace } from '../../contract/proof';
import { countOf } from '../ui/numbers';

/** What an alarm says: what was found, what it may mean, what to do. */
export interface AlarmSentence {
  readonly title: string;
  readonly meaning: string;
  readonly whatNow: string;
}

const keep = 'Change nothing in the journal’s folder, and tell compliance and IT at once.';

/** One for each problem, complete by type. */
export const alarmSentences: Readonly<Record<AlarmProblem, AlarmSentence>> = {
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
    title: 'A record was exchanged for another one.',
    meaning:
      'Where the keychain notes a record, a different one stands: the journal was rewritten from there or from before.',
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
};

function placeInWords({ seq, journalId, hash }: ChainPlace): string {
  return `record ${countOf(seq)} of journal ${journalId}, hash ${hash}`;
}

/** What was expected and what was found, in words. */
export function alarmFacts({ expected, found }: Pick<Alarm, 'expected' | 'found'>): {
  readonly expected: string;
  readonly found: string;
} {
  return {
    expected: expected ? placeInWords(expected) : 'not known',
    found: found ? placeInWords(found) : 'nothing',
  };
}
