import { afterEach, beforeEach, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../../tests/journal/journal-folder';
import type { RecordAbout } from '../../../contract/history';
import type { Ledger } from '../ledger';

let folder: JournalFolder;
let ledger: Ledger;
beforeEach(async () => {
  folder = journalFolder();
  ledger = folder.ledger();
  await ledger.opened();
});
afterEach(() => folder.end());

it.each<[string, Record<string, unknown>, RecordAbout | undefined]>([
  ['journal.alarm', { problem: 'cut', expected: {} }, { kind: 'alarm', problem: 'cut' }],
  [
    'journal.acknowledged',
    { alarmId: 'a', note: 'n'.repeat(5000) },
    { kind: 'acknowledged', note: 'n'.repeat(1000) },
  ],
  [
    'journal.rekeyed',
    { keyFingerprint: '0123456789abcdef', reason: 'New computer' },
    { kind: 'new-key', fingerprint: '0123456789abcdef', reason: 'New computer' },
  ],
  ['journal.recovered', { cutBytes: 12, file: 'torn.bin' }, { kind: 'recovered', cutBytes: 12 }],
  ['journal.recovered', { cutBytes: -1 }, undefined],
  ['journal.acknowledged', { note: 7 }, undefined],
  ['journal.exported', { problem: 'cut', note: 'n', cutBytes: 1 }, undefined],
])('a record of the journal about itself, opened, tells what it says: %s %j', async (type, data, about) => {
  await ledger.append({ type, data });
  const answered = await ledger.ask('record', { seq: 2 });
  const found = answered.kind === 'answer' ? answered.value : undefined;
  expect(found).toMatchObject({ kind: 'found', records: [{ seq: 2, type }] });
  expect(found && 'about' in found ? found.about : undefined).toEqual(about);
});
