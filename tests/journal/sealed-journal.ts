import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openSeal, type Seal } from '../../src/main/audit/seal/seal';
import type { Journal } from '../../src/main/audit/journal';
import { MemoryKeychain } from '../stand-ins/keychain';
import { journalFolder } from './journal-folder';

/** The computer of these tests. */
export const host = 'NG-DESK-07';

/** A record that says a text. */
export const note = (text: string): { type: string; data: { text: string } } => ({
  type: 'test.note',
  data: { text },
});

/** A journal that is sealed with a keychain in memory, over several lives of the application. */
export class SealedJournal {
  readonly folder = journalFolder();
  keychain = new MemoryKeychain();
  readonly segment = join(this.folder.path, 'segment-000001.jsonl');

  seal(name = host): Seal {
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
    return openSeal({ keychain: this.keychain, host: name, wait });
  }
  /** The application started: another process, the same keychain. */
  start(): Journal {
    return this.folder.journal({ seal: this.seal() });
  }
  /** One life of the application with so many records; in the end the anchor stands at the last. */
  async live(...notes: readonly string[]): Promise<void> {
    const journal = this.start();
    expect((await journal.open()).kind).toBe('open');
    for (const one of notes) expect((await journal.append(note(one))).kind).toBe('recorded');
    await journal.close();
  }
  lines(): string[] {
    return readFileSync(this.segment, 'utf8').split('\n').filter(Boolean);
  }
  /** The alarm that another start raises, which is the newest on disk. */
  async alarmAtStart(): Promise<string | undefined> {
    const seal = this.seal();
    const journal = this.folder.journal({ seal });
    expect((await journal.open()).kind).toBe('open');
    await journal.close();
    const recorded = this.lines()
      .map((line) => JSON.parse(line) as { type: string; data: { problem: string } })
      .findLast(({ type }) => type === 'journal.alarm');
    const raised = seal.alarms().map(({ problem }) => problem);
    expect(raised).toEqual(recorded && raised.length > 0 ? [recorded.data.problem] : []);
    return raised[0];
  }
  anchor(): [string, string] {
    return [...this.keychain.items].find(([name]) => name.startsWith('audit-anchor/')) ?? ['', ''];
  }
  /** Removes what begins so from the keychain. */
  without(start: string): void {
    for (const name of [...this.keychain.items.keys()].filter((one) => one.startsWith(start)))
      this.keychain.items.delete(name);
  }
}
