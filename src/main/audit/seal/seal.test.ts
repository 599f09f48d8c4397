import { verify } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typesOf } from '../../../../tests/journal/journal-folder';
import { host, note, SealedJournal } from '../../../../tests/journal/sealed-journal';
import { MemoryKeychain } from '../../../../tests/stand-ins/keychain';

let sealed: SealedJournal;
beforeEach(() => void (sealed = new SealedJournal()));
afterEach(() => sealed.folder.end());

describe('a sealed journal', () => {
  it('signs each record with a key whose public half lies beside it', async () => {
    await sealed.live('a', 'b');
    const lines = sealed.folder.sound();
    expect(typesOf(lines)).toEqual(['journal.opened', 'test.note', 'test.note']);
    const { journalId, keyFingerprint } = lines[0]?.data ?? {};
    const pem = readFileSync(join(sealed.folder.path, `public-key-${String(keyFingerprint)}.pem`), 'utf8');
    for (const line of lines) {
      const { seq, hash, sig } = JSON.parse(line.text) as { seq: number; hash: string; sig: string };
      const signed = `lockout-desk/audit/v1\n${String(journalId)}\n${String(seq)}\n${hash}`;
      expect(sig).toHaveLength(88);
      expect(verify(null, Buffer.from(signed), pem, Buffer.from(sig, 'base64'))).toBe(true);
    }
  });

  it('never has its private key in the folder', async () => {
    await sealed.live('a');
    const item = [...sealed.keychain.items].find(([name]) => name.startsWith('audit-key/'))?.[1] ?? '';
    const { pkcs8 } = JSON.parse(item) as { pkcs8: string };
    const seed = Buffer.from(pkcs8, 'base64').subarray(-32);
    for (const name of readdirSync(sealed.folder.path)) {
      const bytes = readFileSync(join(sealed.folder.path, name));
      for (const spelt of [seed, seed.toString('hex'), seed.toString('base64').slice(0, 40), pkcs8])
        expect(bytes.includes(spelt)).toBe(false);
    }
  });

  it('goes on with the same key at the next start, and raises nothing', async () => {
    await sealed.live('a');
    await sealed.live('b');
    expect(await sealed.alarmAtStart()).toBeUndefined();
    const prints = sealed.folder.sound().flatMap(({ data }) => data['keyFingerprint'] ?? []);
    expect(new Set(prints).size).toBe(1);
  });

  it('has its public key put back where somebody removed it', async () => {
    await sealed.live('a');
    const name = readdirSync(sealed.folder.path).find((one) => one.startsWith('public-key-')) ?? '';
    rmSync(join(sealed.folder.path, name));
    await sealed.live('b');
    expect(readdirSync(sealed.folder.path)).toContain(name);
  });

  it('takes what a kill left after the anchor: up to eight records of its own', async () => {
    await sealed.live('a');
    const anchor = sealed.anchor();
    const journal = sealed.start();
    await journal.open();
    for (let count = 0; count < 7; count += 1) await journal.append(note(String(count)));
    await journal.close();
    sealed.keychain.items.set(...anchor);
    expect(await sealed.alarmAtStart()).toBeUndefined();
  });

  it('opens again where it was killed before its first anchor was written', async () => {
    await sealed.live('a');
    const name = [...sealed.keychain.items.keys()].find((one) => one.startsWith('audit-anchor/')) ?? '';
    sealed.keychain.items.delete(name);
    expect(await sealed.alarmAtStart()).toBeUndefined();
  });
});

describe('a keychain that does not help', () => {
  it.each(['missing', 'locked', 'denied', 'timed-out', 'damaged'] as const)(
    'stops the records, and changes nothing: %s',
    async (why) => {
      await sealed.live('a');
      const before = readFileSync(sealed.segment);
      sealed.keychain.trouble = { verb: 'all', why };
      const journal = sealed.start();
      expect(await journal.open()).toEqual({ kind: 'no-keychain', why });
      expect(await journal.append(note('b'))).toMatchObject({ why: 'no-keychain', keychain: why });
      expect(readFileSync(sealed.segment)).toEqual(before);
      sealed.keychain.trouble = undefined;
      expect((await journal.open()).kind).toBe('open');
      expect((await journal.append(note('b'))).kind).toBe('recorded');
    },
  );

  it('begins no journal without a key', async () => {
    sealed.keychain.trouble = { verb: 'write', why: 'locked' };
    const journal = sealed.start();
    expect(await journal.open()).toEqual({ kind: 'no-keychain', why: 'locked' });
    expect(readdirSync(sealed.folder.path).filter((name) => name.startsWith('segment-'))).toEqual([]);
  });

  it('takes no more records once the anchor is four behind, but an outcome', async () => {
    const journal = sealed.start();
    await journal.open();
    sealed.keychain.trouble = { verb: 'write', why: 'locked' };
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push(await journal.append(note(String(count))));
    expect(answers.map((one) => (one.kind === 'recorded' ? one.kind : one.why))).toEqual([
      ...Array.from({ length: 5 }, () => 'recorded'),
      ...Array.from({ length: 3 }, () => 'unanchored'),
    ]);
    expect((await journal.append({ type: 'order.outcome', data: {} })).kind).toBe('recorded');
    sealed.keychain.trouble = undefined;
    await expect.poll(async () => (await journal.append(note('again'))).kind).toBe('recorded');
  });
});

describe('a journal without its key or anchor', () => {
  it.each([
    ['no-key', 'audit-key/'],
    ['no-key', 'audit-'],
    ['no-anchor', 'audit-anchor/'],
  ] as const)('is read-only until somebody says why: %s', async (why, lost) => {
    await sealed.live(...Array.from({ length: 10 }, (_, index) => String(index)));
    sealed.without(lost);
    const before = readFileSync(sealed.segment);
    const journal = sealed.start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why, host });
    expect(await journal.append(note('x'))).toMatchObject({ why: 'needs-key' });
    expect(readFileSync(sealed.segment)).toEqual(before);
    expect((await journal.rekey('The keychain was lost with the old disk.')).kind).toBe('open');
    const lines = sealed.folder.sound();
    const rekeyed = lines.find(({ type }) => type === 'journal.rekeyed');
    const [first] = lines;
    expect(rekeyed?.data).toMatchObject({
      previous: first?.data['keyFingerprint'],
      reason: 'The keychain was lost with the old disk.',
    });
    expect(rekeyed?.data['keyFingerprint']).not.toBe(first?.data['keyFingerprint']);
    await journal.close();
    expect(await sealed.alarmAtStart()).toBeUndefined();
  });

  it('of another computer is read-only, says which, and can be taken over', async () => {
    await sealed.live('a');
    sealed.keychain = new MemoryKeychain();
    const there = sealed.folder.journal({
      seal: sealed.seal('NEW-DESK'),
      actor: { osUser: 'dana', host: 'NEW-DESK' },
    });
    expect(await there.open()).toEqual({ kind: 'needs-key', why: 'other-computer', host });
    expect((await there.rekey('NEW-DESK takes its place.')).kind).toBe('open');
  });

  it('that took another’s place raises an alarm also with a new key', async () => {
    await sealed.live('a');
    cpSync(sealed.folder.path, `${sealed.folder.path}-other`, { recursive: true });
    rmSync(sealed.folder.path, { recursive: true });
    sealed.without('audit-');
    await sealed.live('mine');
    rmSync(sealed.folder.path, { recursive: true });
    cpSync(`${sealed.folder.path}-other`, sealed.folder.path, { recursive: true });
    rmSync(`${sealed.folder.path}-other`, { recursive: true });
    const seal = sealed.seal();
    const journal = sealed.folder.journal({ seal });
    expect((await journal.open()).kind).toBe('needs-key');
    expect((await journal.rekey('Found it again.')).kind).toBe('open');
    expect(seal.alarms().map(({ problem }) => problem)).toEqual(['replaced']);
  });

  it('that was begun unsigned gets its first key when somebody says so', async () => {
    const unsigned = sealed.folder.journal();
    await unsigned.open();
    await unsigned.append(note('a'));
    await unsigned.close();
    const journal = sealed.start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why: 'no-key', host });
    expect((await journal.rekey('Begun before signing.')).kind).toBe('open');
    const rekeyed = sealed.folder.sound().find(({ type }) => type === 'journal.rekeyed');
    expect(rekeyed?.data).not.toHaveProperty('previous');
  });

  it('asks again where a new key was made, and nothing came of it', async () => {
    await sealed.live(...Array.from({ length: 10 }, (_, index) => String(index)));
    sealed.without('audit-key/');
    sealed.folder.faults.write = 'EIO';
    const cut = sealed.start();
    await cut.open();
    expect((await cut.rekey('Lost.')).kind).toBe('not-writable');
    await cut.close();
    sealed.folder.heal();
    const journal = sealed.start();
    expect(await journal.open()).toEqual({ kind: 'needs-key', why: 'no-key', host });
    expect((await journal.rekey('Lost.')).kind).toBe('open');
    expect(typesOf(sealed.folder.sound()).filter((type) => type === 'journal.rekeyed')).toHaveLength(1);
  });
});
