import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, verify } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, typesOf, type JournalFolder } from '../../../../tests/journal/journal-folder';
import { MemoryKeychain } from '../../../../tests/stand-ins/keychain';
import type { JournalOptions } from '../file-journal';
import type { Journal } from '../journal';
import { openSeal, type Seal } from './seal';

let folder: JournalFolder;
let keychain: MemoryKeychain;
const host = 'NG-DESK-07';
const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
const sealOn = (name: string): Seal => openSeal({ keychain, host: name, wait });
/** The application started: another process, the same keychain. */
const start = (options: Partial<JournalOptions> = {}): Journal =>
  folder.journal({ seal: sealOn(host), ...options });
const note = (text: string) => ({ type: 'test.note', data: { text } });
const segment = (): string => join(folder.path, 'segment-000001.jsonl');
const linesNow = (): string[] => readFileSync(segment(), 'utf8').split('\n').filter(Boolean);
/** One life of the application with so many records; in the end the anchor stands at the last. */
async function live(...notes: readonly string[]): Promise<void> {
  const journal = start();
  expect((await journal.open()).kind).toBe('open');
  for (const one of notes) expect((await journal.append(note(one))).kind).toBe('recorded');
  await journal.close();
}
/** What the newest alarm says after another start. */
async function alarmAtStart(): Promise<unknown> {
  const seal = sealOn(host);
  const journal = folder.journal({ seal });
  expect((await journal.open()).kind).toBe('open');
  await journal.close();
  const recorded = linesNow()
    .map((line) => JSON.parse(line) as { type: string; data: { problem: string } })
    .findLast(({ type }) => type === 'journal.alarm');
  const raised = seal.alarms().map(({ problem }) => problem);
  expect(raised).toEqual(recorded && raised.length > 0 ? [recorded.data.problem] : []);
  return raised[0];
}

beforeEach(() => {
  folder = journalFolder();
  keychain = new MemoryKeychain();
});
afterEach(() => folder.end());

describe('a sealed journal', () => {
  it('signs each record with a key whose public half lies beside it', async () => {
    await live('a', 'b');
    const lines = folder.sound();
    expect(typesOf(lines)).toEqual(['journal.opened', 'test.note', 'test.note']);
    const { journalId, keyFingerprint } = lines[0]?.data ?? {};
    const pem = readFileSync(join(folder.path, `public-key-${String(keyFingerprint)}.pem`), 'utf8');
    for (const line of lines) {
      const { seq, hash, sig } = JSON.parse(line.text) as { seq: number; hash: string; sig: string };
      const signed = `lockout-desk/audit/v1\n${String(journalId)}\n${String(seq)}\n${hash}`;
      expect(sig).toHaveLength(88);
      expect(verify(null, Buffer.from(signed), pem, Buffer.from(sig, 'base64'))).toBe(true);
    }
  });

  it('never has its private key in the folder', async () => {
    await live('a');
    const item = [...keychain.items].find(([name]) => name.startsWith('audit-key/'))?.[1] ?? '';
    const { pkcs8 } = JSON.parse(item) as { pkcs8: string };
    const seed = Buffer.from(pkcs8, 'base64').subarray(-32);
    for (const name of readdirSync(folder.path)) {
      const bytes = readFileSync(join(folder.path, name));
      for (const spelt of [seed, seed.toString('hex'), seed.toString('base64').slice(0, 40), pkcs8])
        expect(bytes.includes(spelt)).toBe(false);
    }
  });

  it('goes on with the same key at the next start, and raises nothing', async () => {
    await live('a');
    await live('b');
    expect(await alarmAtStart()).toBeUndefined();
    const prints = folder.sound().flatMap(({ data }) => data['keyFingerprint'] ?? []);
    expect(new Set(prints).size).toBe(1);
  });

  it('has its public key put back where somebody removed it', async () => {
    await live('a');
    const name = readdirSync(folder.path).find((one) => one.startsWith('public-key-')) ?? '';
    rmSync(join(folder.path, name));
    await live('b');
    expect(readdirSync(folder.path)).toContain(name);
  });

  it('takes what a kill left after the anchor: up to eight records of its own', async () => {
    await live('a');
    const anchor = [...keychain.items].find(([name]) => name.startsWith('audit-anchor/')) ?? ['', ''];
    const journal = start();
    await journal.open();
    for (let count = 0; count < 7; count += 1) await journal.append(note(String(count)));
    await journal.close();
    keychain.items.set(...anchor);
    expect(await alarmAtStart()).toBeUndefined();
  });

  it('opens again where it was killed before its first anchor was written', async () => {
    await live('a');
    const name = [...keychain.items.keys()].find((one) => one.startsWith('audit-anchor/')) ?? '';
    keychain.items.delete(name);
    expect(await alarmAtStart()).toBeUndefined();
  });
});

describe('an alarm', () => {
  const cut = (lines: number): void =>
    writeFileSync(segment(), `${linesNow().slice(0, -lines).join('\n')}\n`);
  /** A line that fits onto the end, unsigned or signed by nobody we know. */
  function forged(sig: string): string {
    const last = JSON.parse(linesNow().at(-1) ?? '') as Record<string, unknown> & { seq: number };
    const { hash, sig: _sig, ...rest } = last;
    const text = JSON.stringify({ ...rest, seq: last.seq + 1, prev: hash, type: 'order.closed' });
    const members = text.slice(0, -1);
    const digest = createHash('sha256').update(members).digest('hex');
    return `${members},"hash":"${digest}","sig":"${sig}"}\n`;
  }

  it.each<[string, string, () => void]>([
    ['cut', 'its last record is gone', () => cut(1)],
    ['added', 'an unsigned record was added', () => appendFileSync(segment(), forged(''))],
    [
      'added',
      'a record with a foreign signature was added',
      () => appendFileSync(segment(), forged(Buffer.alloc(64, 7).toString('base64'))),
    ],
  ])('is raised: %s, as %s', async (problem, _what, tamper) => {
    await live('a', 'b', 'c');
    tamper();
    expect(await alarmAtStart()).toBe(problem);
    expect(await alarmAtStart()).toBeUndefined();
    expect(linesNow().filter((line) => line.includes('"type":"journal.alarm"'))).toHaveLength(1);
  });

  it('is raised where the last record was replaced by another', async () => {
    await live('a', 'b');
    const [before, anchorBefore] = [readFileSync(segment()), new Map(keychain.items)];
    await live('c');
    const anchor = [...keychain.items].find(([name]) => name.startsWith('audit-anchor/')) ?? ['', ''];
    // The same length of records, written by an older copy of journal and keychain.
    writeFileSync(segment(), before);
    anchorBefore.forEach((value, name) => keychain.items.set(name, value));
    await live('d');
    keychain.items.set(...anchor);
    expect(await alarmAtStart()).toBe('changed');
  });

  it('is raised where an older genuine copy was put back', async () => {
    await live('a');
    cpSync(folder.path, `${folder.path}-backup`, { recursive: true });
    await live('b', 'c', 'd');
    rmSync(folder.path, { recursive: true });
    cpSync(`${folder.path}-backup`, folder.path, { recursive: true });
    rmSync(`${folder.path}-backup`, { recursive: true });
    expect(await alarmAtStart()).toBe('cut');
  });

  it('is raised where the whole journal was removed, and a new one begun', async () => {
    await live('a');
    rmSync(folder.path, { recursive: true });
    expect(await alarmAtStart()).toBe('removed');
    expect(folder.sound().map(({ type }) => type)).toEqual(['journal.opened', 'journal.alarm']);
  });

  it('is raised where many records stand after the anchor', async () => {
    await live('a');
    const anchor = [...keychain.items].find(([name]) => name.startsWith('audit-anchor/')) ?? ['', ''];
    await live(...Array.from({ length: 20 }, (_, index) => String(index)));
    keychain.items.set(...anchor);
    expect(await alarmAtStart()).toBe('added-many');
  });

  it('goes on being raised until it is on disk', async () => {
    await live('a', 'b');
    cut(1);
    folder.faults.write = 'EIO';
    const seal = sealOn(host);
    const journal = folder.journal({ seal });
    expect((await journal.open()).kind).toBe('not-writable');
    expect(seal.alarms()).toEqual([]);
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(seal.alarms().map(({ problem }) => problem)).toEqual(['cut']);
  });
});

describe('a keychain that does not help', () => {
  it.each(['missing', 'locked', 'denied', 'timed-out', 'damaged'] as const)(
    'stops the records, and changes nothing: %s',
    async (why) => {
      await live('a');
      const before = readFileSync(segment());
      keychain.trouble = { verb: 'all', why };
      const journal = start();
      expect(await journal.open()).toEqual({ kind: 'no-keychain', why });
      expect(await journal.append(note('b'))).toMatchObject({ why: 'no-keychain', keychain: why });
      expect(readFileSync(segment())).toEqual(before);
      keychain.trouble = undefined;
      expect((await journal.open()).kind).toBe('open');
      expect((await journal.append(note('b'))).kind).toBe('recorded');
    },
  );

  it('begins no journal without a key', async () => {
    keychain.trouble = { verb: 'write', why: 'locked' };
    const journal = start();
    expect(await journal.open()).toEqual({ kind: 'no-keychain', why: 'locked' });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('segment-'))).toEqual([]);
  });

  it('takes no more records once the anchor is four behind, but an outcome', async () => {
    const journal = start();
    await journal.open();
    keychain.trouble = { verb: 'write', why: 'locked' };
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push(await journal.append(note(String(count))));
    expect(answers.map((one) => (one.kind === 'recorded' ? one.kind : one.why))).toEqual([
      ...Array.from({ length: 5 }, () => 'recorded'),
      ...Array.from({ length: 3 }, () => 'unanchored'),
    ]);
    expect((await journal.append({ type: 'order.outcome', data: {} })).kind).toBe('recorded');
    keychain.trouble = undefined;
    await expect.poll(async () => (await journal.append(note('again'))).kind).toBe('recorded');
  });
});

describe('a journal without its key or anchor', () => {
  const without = (start: string): void => {
    for (const name of [...keychain.items.keys()].filter((one) => one.startsWith(start)))
      keychain.items.delete(name);
  };

  it.each([
    ['no-key', 'audit-key/'],
    ['no-key', 'audit-'],
    ['no-anchor', 'audit-anchor/'],
  ] as const)('is read-only until somebody says why: %s', async (why, lost) => {
    await live(...Array.from({ length: 10 }, (_, index) => String(index)));
    without(lost);
    const before = readFileSync(segment());
    const journal = start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why, host });
    expect(await journal.append(note('x'))).toMatchObject({ why: 'needs-key' });
    expect(readFileSync(segment())).toEqual(before);
    expect((await journal.rekey('The keychain was lost with the old disk.')).kind).toBe('open');
    const lines = folder.sound();
    const rekeyed = lines.find(({ type }) => type === 'journal.rekeyed');
    const [first] = lines;
    expect(rekeyed?.data).toMatchObject({
      previous: first?.data['keyFingerprint'],
      reason: 'The keychain was lost with the old disk.',
    });
    expect(rekeyed?.data['keyFingerprint']).not.toBe(first?.data['keyFingerprint']);
    await journal.close();
    expect(await alarmAtStart()).toBeUndefined();
  });

  it('of another computer is read-only, says which, and can be taken over', async () => {
    await live('a');
    keychain = new MemoryKeychain();
    const there = folder.journal({ seal: sealOn('NEW-DESK'), actor: { osUser: 'dana', host: 'NEW-DESK' } });
    expect(await there.open()).toEqual({ kind: 'needs-key', why: 'other-computer', host });
    expect((await there.rekey('NEW-DESK takes its place.')).kind).toBe('open');
  });

  it('that took another’s place raises an alarm also with a new key', async () => {
    await live('a');
    cpSync(folder.path, `${folder.path}-other`, { recursive: true });
    rmSync(folder.path, { recursive: true });
    without('audit-');
    await live('mine');
    rmSync(folder.path, { recursive: true });
    cpSync(`${folder.path}-other`, folder.path, { recursive: true });
    rmSync(`${folder.path}-other`, { recursive: true });
    const seal = sealOn(host);
    const journal = folder.journal({ seal });
    expect((await journal.open()).kind).toBe('needs-key');
    expect((await journal.rekey('Found it again.')).kind).toBe('open');
    expect(seal.alarms().map(({ problem }) => problem)).toEqual(['replaced']);
  });

  it('that was begun unsigned gets its first key when somebody says so', async () => {
    const unsigned = folder.journal();
    await unsigned.open();
    await unsigned.append(note('a'));
    await unsigned.close();
    const journal = start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why: 'no-key', host });
    expect((await journal.rekey('Begun before signing.')).kind).toBe('open');
    const rekeyed = folder.sound().find(({ type }) => type === 'journal.rekeyed');
    expect(rekeyed?.data).not.toHaveProperty('previous');
  });

  it('asks again where a new key was made, and nothing came of it', async () => {
    await live(...Array.from({ length: 10 }, (_, index) => String(index)));
    without('audit-key/');
    folder.faults.write = 'EIO';
    const cut = start();
    await cut.open();
    expect((await cut.rekey('Lost.')).kind).toBe('not-writable');
    await cut.close();
    folder.heal();
    const journal = start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why: 'no-key', host });
    expect((await journal.rekey('Lost.')).kind).toBe('open');
    expect(typesOf(folder.sound()).filter((type) => type === 'journal.rekeyed')).toHaveLength(1);
  });
});
