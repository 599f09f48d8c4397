import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typesOf } from '../../../../tests/journal/journal-folder';
import { host, note, SealedJournal } from '../../../../tests/journal/sealed-journal';
import { MemoryKeychain } from '../../../../tests/stand-ins/keychain';
import type { Verdict } from '../../../contract/proof';
import { folderSource } from '../../../verify/folder-source';
import { verifyJournal } from '../../../verify/verify-journal';
import { newSigningKey } from './signing-key';

// The newest record is signed by another key than the one in the keychain: a copy that was put back, a journal that was on
// another computer, or somebody's forgery.

let sealed: SealedJournal;
beforeEach(() => void (sealed = new SealedJournal()));
afterEach(() => sealed.folder.end());

const many = Array.from({ length: 12 }, (_, index) => String(index));
const behind = { clock: () => new Date('2026-11-23T18:30:02.000Z') };
const verdict = (): Promise<Verdict> =>
  verifyJournal(folderSource(sealed.folder.path), { everySignature: true });

/** One start under another name of the computer; in it a new key is made and so many records are written. */
async function onOther(name: string, records: number): Promise<void> {
  const journal = sealed.folder.journal({ seal: sealed.seal(name), actor: { osUser: 'dana', host: name } });
  expect((await journal.open()).kind).toBe('needs-key');
  expect((await journal.rekey('Moved.')).kind).toBe('open');
  for (let made = 0; made < records; made += 1)
    expect((await journal.append(note('there'))).kind).toBe('recorded');
  await journal.close();
}

/** A start that asks for a key; the alarms that are raised once it is made. */
async function taken(why: string): Promise<readonly string[]> {
  const seal = sealed.seal();
  const journal = sealed.folder.journal({ seal });
  const before = readFileSync(sealed.segment);
  expect(await journal.open()).toMatchObject({ kind: 'needs-key', why });
  expect(readFileSync(sealed.segment)).toEqual(before);
  expect((await journal.rekey('Back again.')).kind).toBe('open');
  expect((await journal.append(note('on'))).kind).toBe('recorded');
  await journal.close();
  return seal.alarms().map(({ problem }) => problem);
}

/** Cuts the journal after the last record of a type, as a kill does. */
function cutAfter(type: string): void {
  const lines = sealed.lines();
  const end = lines.findLastIndex((line) => line.includes(`"type":"${type}"`));
  writeFileSync(sealed.segment, `${lines.slice(0, end + 1).join('\n')}\n`);
}

describe('a new key while the clock stands behind', () => {
  it.each([true, false])('comes before all that it signs, signed before: %s', async (isSigned) => {
    if (isSigned) await sealed.live(...many);
    else {
      const unsigned = sealed.folder.journal();
      await unsigned.open();
      await unsigned.append(note('a'));
      await unsigned.close();
    }
    sealed.without('audit-');
    const journal = sealed.folder.journal({ seal: sealed.seal(), ...behind });
    await journal.open();
    expect((await journal.rekey('New.')).kind).toBe('open');
    await journal.close();
    expect(typesOf(sealed.folder.sound()).slice(-3)).toEqual([
      'journal.rekeyed',
      'journal.clock',
      'journal.opened',
    ]);
    expect(await verdict()).toMatchObject({ kind: 'intact' });
  });
});

describe('a journal whose newest record another key of it signed', () => {
  it('and which is older than a new key, goes on under one more, and the alarm is recorded', async () => {
    await sealed.live(...many);
    const backup = `${sealed.folder.path}-backup`;
    cpSync(sealed.folder.path, backup, { recursive: true });
    sealed.without('audit-key');
    const journal = sealed.start();
    await journal.open();
    expect((await journal.rekey('Lost.')).kind).toBe('open');
    await journal.close();
    rmSync(sealed.folder.path, { recursive: true });
    cpSync(backup, sealed.folder.path, { recursive: true });
    rmSync(backup, { recursive: true });
    expect(await taken('no-key')).toEqual(['cut']);
    expect(await verdict()).toMatchObject({ kind: 'intact', alarms: [{ problem: 'cut' }] });
    expect(await sealed.alarmAtStart()).toBeUndefined();
  });

  it.each([
    [1, 'added'],
    [12, 'added-many'],
  ])('from another computer, which wrote %i there, says so and verifies', async (records, problem) => {
    await sealed.live(...many);
    const here = sealed.keychain;
    sealed.keychain = new MemoryKeychain();
    await onOther('NEW-DESK', records);
    sealed.keychain = here;
    expect(await taken('other-computer')).toEqual([problem]);
    expect(await verdict()).toMatchObject({ kind: 'intact', alarms: [{ problem }] });
    expect(await sealed.alarmAtStart()).toBeUndefined();
  });

  it('keeps the alarm where the application ended between the new key and the alarm', async () => {
    await sealed.live(...many);
    const [name, anchor] = sealed.anchor();
    const here = sealed.keychain;
    sealed.keychain = new MemoryKeychain();
    await onOther('NEW-DESK', 1);
    sealed.keychain = here;
    expect(await taken('other-computer')).toEqual(['added']);
    cutAfter('journal.rekeyed');
    sealed.keychain.items.set(name, anchor);
    expect(await taken('no-key')).toEqual(['added']);
    expect(await verdict()).toMatchObject({ kind: 'intact' });
  });
});

describe('a key that is lost', () => {
  it('does not hide that records were cut off', async () => {
    await sealed.live(...many);
    writeFileSync(sealed.segment, `${sealed.lines().slice(0, -2).join('\n')}\n`);
    sealed.without('audit-key');
    expect(await taken('no-key')).toEqual(['cut']);
  });

  it.each(['journal.rekeyed', 'journal.opened'])(
    'is not asked for again where the new one was recorded before a kill, after %s',
    async (type) => {
      await sealed.live(...many);
      const [name, anchor] = sealed.anchor();
      sealed.without('audit-key');
      expect(await taken('no-key')).toEqual([]);
      cutAfter(type);
      sealed.keychain.items.set(name, anchor);
      expect(await sealed.alarmAtStart()).toBeUndefined();
      expect(await verdict()).toMatchObject({ kind: 'intact' });
    },
  );
});

describe('a forgery', () => {
  it('of the last signature is an alarm, also where the forger’s key lies in the folder', async () => {
    await sealed.live(...many);
    const lines = sealed.lines();
    const last = JSON.parse(lines.at(-1) ?? '') as { seq: number; hash: string; sig: string };
    const { journalId } = (JSON.parse(lines[0] ?? '') as { data: { journalId: string } }).data;
    const stranger = newSigningKey(journalId);
    const sig = stranger.sign({ journalId, seq: last.seq, hash: last.hash });
    const forged = (lines.at(-1) ?? '').replace(last.sig, sig);
    writeFileSync(sealed.segment, `${[...lines.slice(0, -1), forged].join('\n')}\n`);
    writeFileSync(join(sealed.folder.path, `public-key-${stranger.fingerprint}.pem`), stranger.publicPem);
    expect(readdirSync(sealed.folder.path).filter((one) => one.endsWith('.pem'))).toHaveLength(2);
    expect(await sealed.alarmAtStart()).toBe('changed');
  });

  it('by cutting a journal to its first records is not taken for a beginning on a computer without its anchor', async () => {
    await sealed.live(...many);
    writeFileSync(sealed.segment, `${sealed.lines().slice(0, 5).join('\n')}\n`);
    const actor = { osUser: 'dana', host: 'RENAMED' };
    const journal = sealed.folder.journal({ seal: sealed.seal('RENAMED'), actor });
    expect(await journal.open()).toEqual({ kind: 'needs-key', why: 'other-computer', host });
  });
});
