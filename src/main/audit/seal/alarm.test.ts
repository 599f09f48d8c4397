import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SealedJournal } from '../../../../tests/journal/sealed-journal';

let sealed: SealedJournal;
beforeEach(() => void (sealed = new SealedJournal()));
afterEach(() => sealed.folder.end());

describe('an alarm', () => {
  const cut = (lines: number): void =>
    writeFileSync(sealed.segment, `${sealed.lines().slice(0, -lines).join('\n')}\n`);
  /** A line that fits onto the end, unsigned or signed by nobody we know. */
  function forged(sig: string): string {
    const last = JSON.parse(sealed.lines().at(-1) ?? '') as Record<string, unknown> & { seq: number };
    const { hash, sig: _sig, ...rest } = last;
    const text = JSON.stringify({ ...rest, seq: last.seq + 1, prev: hash, type: 'order.closed' });
    const members = text.slice(0, -1);
    const digest = createHash('sha256').update(members).digest('hex');
    return `${members},"hash":"${digest}","sig":"${sig}"}\n`;
  }

  /** Puts another signature into the last line, in the form of one. */
  function signAnew(sig: string): void {
    writeFileSync(
      sealed.segment,
      readFileSync(sealed.segment, 'utf8').replace(/"sig":"[^"]*"\}\n$/, `"sig":"${sig}"}\n`),
    );
  }

  it.each<[string, string, () => void]>([
    ['cut', 'its last record is gone', () => cut(1)],
    [
      'changed',
      'the signature of its last record was edited',
      () => signAnew(Buffer.alloc(64, 7).toString('base64')),
    ],
    ['changed', 'the signature of its last record was taken away', () => signAnew('')],
    ['added', 'an unsigned record was added', () => appendFileSync(sealed.segment, forged(''))],
    [
      'added',
      'a record with a foreign signature was added',
      () => appendFileSync(sealed.segment, forged(Buffer.alloc(64, 7).toString('base64'))),
    ],
  ])('is raised: %s, as %s', async (problem, _what, tamper) => {
    await sealed.live('a', 'b', 'c');
    tamper();
    expect(await sealed.alarmAtStart()).toBe(problem);
    expect(await sealed.alarmAtStart()).toBeUndefined();
    expect(sealed.lines().filter((line) => line.includes('"type":"journal.alarm"'))).toHaveLength(1);
  });

  it('is raised where the last record was replaced by another', async () => {
    await sealed.live('a', 'b');
    const [before, anchorBefore] = [readFileSync(sealed.segment), new Map(sealed.keychain.items)];
    await sealed.live('c');
    const anchor = sealed.anchor();
    // A record longer, written by an older copy of journal and sealed.keychain.
    writeFileSync(sealed.segment, before);
    anchorBefore.forEach((value, name) => sealed.keychain.items.set(name, value));
    await sealed.live('d', 'e');
    sealed.keychain.items.set(...anchor);
    expect(await sealed.alarmAtStart()).toBe('changed');
    const { expected, found } =
      sealed.folder.sound().find(({ type }) => type === 'journal.alarm')?.data ?? {};
    expect(found).toMatchObject({ seq: (expected as { readonly seq: number }).seq });
    expect(found).not.toEqual(expected);
  });

  it('is raised where an older genuine copy was put back', async () => {
    await sealed.live('a');
    cpSync(sealed.folder.path, `${sealed.folder.path}-backup`, { recursive: true });
    await sealed.live('b', 'c', 'd');
    rmSync(sealed.folder.path, { recursive: true });
    cpSync(`${sealed.folder.path}-backup`, sealed.folder.path, { recursive: true });
    rmSync(`${sealed.folder.path}-backup`, { recursive: true });
    expect(await sealed.alarmAtStart()).toBe('cut');
  });

  it('is raised where the whole journal was removed, and a new one begun', async () => {
    await sealed.live('a');
    rmSync(sealed.folder.path, { recursive: true });
    expect(await sealed.alarmAtStart()).toBe('removed');
    expect(sealed.folder.sound().map(({ type }) => type)).toEqual(['journal.opened', 'journal.alarm']);
  });

  it('is raised where many records stand after the anchor', async () => {
    await sealed.live('a');
    const anchor = sealed.anchor();
    await sealed.live(...Array.from({ length: 20 }, (_, index) => String(index)));
    sealed.keychain.items.set(...anchor);
    expect(await sealed.alarmAtStart()).toBe('added-many');
  });

  it('goes on being raised until it is on disk', async () => {
    await sealed.live('a', 'b');
    cut(1);
    sealed.folder.faults.write = 'EIO';
    const seal = sealed.seal();
    const journal = sealed.folder.journal({ seal });
    expect((await journal.open()).kind).toBe('not-writable');
    expect(seal.alarms()).toEqual([]);
    sealed.folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(seal.alarms().map(({ problem }) => problem)).toEqual(['cut']);
  });
});
