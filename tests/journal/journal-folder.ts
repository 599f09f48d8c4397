import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { fileJournal, type JournalOptions } from '../../src/main/audit/file-journal';
import type { Appended, Journal, JournalRecord } from '../../src/main/audit/journal';
import { openLedger, type Ledger } from '../../src/main/audit/ledger';
import { openReader, type Reader } from '../../src/main/audit/query/reader';
import { readLine } from '../../src/main/audit/read-line';
import { chooseTraders } from '../../src/main/traders/suggest-traders';
import { standInDisk, type StandInDisk } from '../stand-ins/disk';
import { audit, type AuditorLine } from './verify-chain';

/** A journal's folder for one test, with a disk that can fail. Everything made through it is closed and removed by `end`. */
export interface JournalFolder extends StandInDisk {
  readonly path: string;
  /** One more journal on the folder, not opened yet. */
  readonly journal: (options?: Partial<JournalOptions>) => Journal;
  /** One more journal on the folder, open. */
  readonly opened: (options?: Partial<JournalOptions>) => Promise<Journal>;
  /** What an auditor reads; throws where he finds anything wrong. */
  readonly sound: () => readonly AuditorLine[];
  /** A reader of the folder, over the same disk that can fail; each with the folder's index unless told another. */
  readonly reader: (cacheFolder?: string) => Reader;
  /** A journal of the folder with a reader of its own. */
  readonly ledger: (journal?: Journal) => Ledger;
  /** The records that a journal lets be read, newest first, so many at most; none where the disk refuses. */
  readonly newest: (journal: Journal, most?: number) => Promise<readonly JournalRecord[]>;
  readonly end: () => Promise<void>;
}

/** Appends a record of no meaning. */
export function note(journal: Journal, text = ''): Promise<Appended> {
  return journal.append({ type: 'test.note', data: { text } });
}

/** The types of records or lines. */
export function typesOf(lines: readonly { readonly type: string }[]): string[] {
  return lines.map(({ type }) => type);
}

const writer = { osUser: 'dana', host: 'NG-DESK-07' };

/** A new folder whose clock rises by a second at each look. */
export function journalFolder(): JournalFolder {
  const above = mkdtempSync(join(tmpdir(), 'lockout-desk-journal-'));
  const path = join(above, 'audit');
  const standIn = standInDisk();
  const made: Journal[] = [];
  let seconds = Date.UTC(2026, 10, 23, 18, 30);
  const journal = (options: Partial<JournalOptions> = {}): Journal => {
    const one = fileJournal({
      folder: path,
      actor: writer,
      app: { version: '0.1.0', platform: 'linux' },
      clock: () => new Date((seconds += 1000)),
      disk: standIn.disk,
      newId: () => v7(),
      platform: process.platform,
      ...options,
    });
    made.push(one);
    return one;
  };
  const opened = async (options: Partial<JournalOptions> = {}): Promise<Journal> => {
    const one = journal(options);
    const state = await one.open();
    if (state.kind !== 'open') throw new Error(`The journal does not open: ${JSON.stringify(state)}`);
    return one;
  };
  const sound = (): readonly AuditorLine[] => {
    const { lines, problems, torn } = audit(path);
    if (torn.length > 0) throw new Error(`The tail is torn: ${String(torn.length)} bytes`);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return lines;
  };
  const reader = (cacheFolder = join(above, 'index')): Reader =>
    openReader({ folder: path, cacheFolder, disk: standIn.disk, choose: chooseTraders });
  const ledger = (one: Journal = journal()): Ledger => openLedger(one, writer, reader().answer);
  const newest: JournalFolder['newest'] = async (one, most = Infinity) => {
    const found = await one.spans().then(
      (spans) => reader().matching({}, spans),
      () => undefined,
    );
    const records: JournalRecord[] = [];
    if (found?.kind !== 'answer') return records;
    for await (const { line } of found.value.lines()) {
      const record = readLine(line);
      if (record) records.unshift(record);
    }
    return records.slice(0, most);
  };
  const end = async (): Promise<void> => {
    for (const one of made) await one.close();
    rmSync(above, { recursive: true, force: true });
  };
  return { ...standIn, path, journal, opened, sound, reader, ledger, newest, end };
}
