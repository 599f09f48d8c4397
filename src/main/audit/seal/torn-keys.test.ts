import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note, SealedJournal } from '../../../../tests/journal/sealed-journal';
import { MemoryKeychain } from '../../../../tests/stand-ins/keychain';
import { folderSource } from '../../../verify/folder-source';
import { verifyJournal } from '../../../verify/verify-journal';
import { realDisk, type Disk } from '../disk';
import { newSigningKey } from './signing-key';

let sealed: SealedJournal;
beforeEach(() => (sealed = new SealedJournal()));
afterEach(() => sealed.folder.end());

const verified = (): ReturnType<typeof verifyJournal> =>
  verifyJournal(folderSource(sealed.folder.path), { everySignature: true });
const keyFiles = (): string[] =>
  readdirSync(sealed.folder.path).filter((name) => name.startsWith('public-key-'));
const stranger = newSigningKey('another');
const strangers = `public-key-${stranger.fingerprint}.pem`;
const put = (name: string, text: string): void => writeFileSync(join(sealed.folder.path, name), text);
const textIn = (name: string): string => readFileSync(join(sealed.folder.path, name), 'latin1');

/** The real disk of a process that is killed before one of its calls: from then on it does nothing, and takes nothing back. */
function killedBefore(call: number): { readonly disk: Disk; readonly unsynced: Set<string> } {
  const unsynced = new Set<string>();
  let left = call;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw Object.assign(new Error('killed'), { code: 'EIO' });
    return work();
  };
  const { create, truncate, remove, rename, syncFolder } = realDisk;
  const disk: Disk = {
    ...realDisk,
    create: (path) =>
      step(async () => {
        const file = await create(path);
        unsynced.add(path);
        const sync = (): Promise<void> => step(async () => (await file.sync(), void unsynced.delete(path)));
        return { ...file, write: (bytes) => step(() => file.write(bytes)), sync };
      }),
    truncate: (path, length) => step(() => truncate(path, length)),
    remove: (path) => step(() => remove(path)),
    rename: (from, to) =>
      step(async () => {
        await rename(from, to);
        if (unsynced.delete(from)) unsynced.add(to);
      }),
    syncFolder: (path) => step(() => syncFolder(path)),
  };
  return { disk, unsynced };
}

describe('a key’s file while it is made', () => {
  it.each(['create', 'write', 'sync', 'rename', 'syncFolder'] as const)(
    'is whole or not there where the disk refuses (%s), and nothing else is left',
    async (step) => {
      sealed.folder.faults[step] = 'EIO';
      const journal = sealed.start();
      expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'EIO' });
      await journal.close();
      expect(keyFiles()).toHaveLength(step === 'syncFolder' ? 1 : 0);
      sealed.folder.heal();
      await sealed.live('a');
      expect(await verified()).toMatchObject({ kind: 'intact' });
    },
  );

  it('is not left half written on a disk that takes a part of it', async () => {
    sealed.folder.faults.shortWrite = 40;
    const journal = sealed.start();
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect(keyFiles()).toEqual([]);
  });

  it('leaves nothing at a new key either', async () => {
    await sealed.live('a');
    sealed.without('audit-key');
    const journal = sealed.start();
    await journal.open();
    sealed.folder.faults.write = 'ENOSPC';
    expect((await journal.rekey('lost')).kind).toBe('not-writable');
    await journal.close();
    sealed.folder.heal();
    const again = sealed.start();
    await again.open();
    expect((await again.rekey('lost again')).kind).toBe('open');
    await again.close();
    expect(keyFiles()).toHaveLength(2);
    expect(await verified()).toMatchObject({ kind: 'intact' });
  });

  it.each(['of the process', 'of the power'])(
    'survives the end %s before any call of the disk',
    async (end) => {
      for (let call = 0; ; call += 1) {
        const { disk, unsynced } = killedBefore(call);
        const journal = sealed.folder.journal({ seal: sealed.seal(), disk });
        const { kind } = await journal.open();
        // What the process would still do at its end, it does not do: its lock goes, and what is on disk stays.
        await journal.close();
        const isKey = (path: string): boolean => path.includes('public-key-');
        if (end === 'of the power') for (const path of [...unsynced].filter(isKey)) writeFileSync(path, '');
        const seal = sealed.seal();
        const next = sealed.folder.journal({ seal });
        const state = await next.open();
        expect(state.kind, String(call)).toBe('open');
        expect((await next.append(note('a'))).kind).toBe('recorded');
        await next.close();
        expect(await verified(), String(call)).toMatchObject({ kind: 'intact' });
        expect(keyFiles().filter((name) => !name.endsWith('.pem'))).toEqual([]);
        if (kind === 'open') return expect(call).toBeGreaterThan(8);
        await sealed.folder.end();
        sealed = new SealedJournal();
      }
    },
  );
});

describe('what a crash left of a key', () => {
  it.each([
    ['nothing', ''],
    ['its beginning', stranger.publicPem.slice(0, 20)],
    ['all but the end of the key', stranger.publicPem.slice(0, 86)],
    ['zeros', '\0'.repeat(stranger.publicPem.length)],
    ['its beginning and zeros', stranger.publicPem.slice(0, 50).padEnd(113, '\0')],
  ])('is removed when the journal is opened, as earlier versions left it: %s', async (_, text) => {
    await sealed.live('a');
    put(strangers, text);
    expect(await verified()).toMatchObject({ kind: 'broken', problem: 'key-file' });
    await sealed.live('b');
    expect(keyFiles()).toHaveLength(1);
    expect(await verified()).toMatchObject({ kind: 'intact' });
  });

  it('is completed where the whole key can be told', async () => {
    await sealed.live('a');
    const { publicPem } = stranger;
    for (let length = 87; length < publicPem.length; length += 1) {
      put(strangers, publicPem.slice(0, length));
      await sealed.live('b');
      expect(textIn(strangers), String(length)).toBe(publicPem);
    }
    expect(await verified()).toMatchObject({ kind: 'intact' });
  });

  it('is made anew where it is the journal’s own', async () => {
    await sealed.live('a');
    const [own = ''] = keyFiles();
    const pem = textIn(own);
    for (const text of ['', pem.slice(0, 40), '\0'.repeat(pem.length)]) {
      put(own, text);
      await sealed.live('b');
      expect(textIn(own)).toBe(pem);
    }
    expect(await verified()).toMatchObject({ kind: 'intact' });
  });

  it('is in the way of no record where the disk does not let go of it', async () => {
    await sealed.live('a');
    put(strangers, '');
    sealed.folder.faults.remove = 'EACCES';
    await sealed.live('b');
    sealed.folder.heal();
    await sealed.live('c');
    expect(await verified()).toMatchObject({ kind: 'intact' });
  });
});

describe('a file of a key that no crash left', () => {
  const others: readonly (readonly [string, string, string])[] = [
    ['a whole key', strangers, stranger.publicPem],
    ['a whole key under another name', 'public-key-0123456789abcdef.pem', stranger.publicPem],
    ['another text', strangers, 'not a key'],
    ['a longer text', strangers, `${stranger.publicPem}${'\0'.repeat(5000)}`],
    ['another name', `public-key-${stranger.fingerprint}.pem.new`, ''],
  ];
  it.each(others)('stays as it is: %s', async (_, name, text) => {
    await sealed.live('a');
    put(name, text);
    await sealed.live('b');
    expect(textIn(name)).toBe(text);
  });

  it('stays in the place of the journal’s own where it is another whole key, and is found', async () => {
    await sealed.live('a');
    const [own = ''] = keyFiles();
    put(own, stranger.publicPem);
    await sealed.live('b');
    expect(await verified()).toMatchObject({ kind: 'broken', problem: 'key-file', segment: own });
  });
});

describe('a journal that is only looked at keeps what a crash left', () => {
  const left = [strangers, strangers.replace('.pem', '.new')];
  it('of another computer, or without its key', async () => {
    await sealed.live('a');
    for (const name of left) put(name, '');
    sealed.keychain = new MemoryKeychain();
    expect((await sealed.folder.journal({ seal: sealed.seal('NEW-DESK') }).open()).kind).toBe('needs-key');
    expect(keyFiles()).toEqual(expect.arrayContaining(left));
  });

  it('that is broken', async () => {
    await sealed.live('a', 'b');
    for (const name of left) put(name, '');
    put('segment-000001.jsonl', `${[...sealed.lines().slice(0, -1), 'no record'].join('\n')}\n`);
    expect((await sealed.start().open()).kind).toBe('broken');
    expect(keyFiles()).toEqual(expect.arrayContaining(left));
  });
});
