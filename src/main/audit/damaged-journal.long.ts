import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyDamage, damagedBy } from '../../../tests/journal/damage';
import { journalFolder } from '../../../tests/journal/journal-folder';
import { actor, done, intent, writeSegments, writer } from '../../../tests/journal/order-samples';
import { SealedJournal } from '../../../tests/journal/sealed-journal';

const runs = 500;
let sealed: SealedJournal;
beforeEach(() => {
  sealed = new SealedJournal();
});
afterEach(() => sealed.folder.end());

/** The folder's files by name, without the lock and the room that is kept free. */
const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder)
      .filter((name) => /^(segment|torn)-/.test(name))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

/** Whether all bytes from before are there: in the segment, or in the file of what was cut off its end. */
function isAllThere(before: Buffer, after: ReadonlyMap<string, Buffer>): boolean {
  const now = after.get('segment-000001.jsonl') ?? Buffer.alloc(0);
  const torn = [...after].filter(([name]) => name.startsWith('torn-')).map(([, bytes]) => bytes);
  return [Buffer.alloc(0), ...torn].some((cut) => {
    const kept = before.subarray(0, before.length - cut.length);
    return before.equals(Buffer.concat([kept, cut])) && now.subarray(0, kept.length).equals(kept);
  });
}

describe('a journal with any damage', { timeout: 600_000 }, () => {
  it('opens or says why it does not; what does not open is not changed, and what opens has lost no byte', async () => {
    await sealed.live('one', 'two: é 終', 'three');
    const genuine = readFileSync(sealed.segment);
    const secrets = [...sealed.keychain.items];
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyDamage, fc.uint8Array({ maxLength: 400 })), async (damage) => {
        const bytes = damage instanceof Uint8Array ? Buffer.from(damage) : damagedBy(genuine, damage);
        for (const name of filesIn(sealed.folder.path).keys()) rmSync(join(sealed.folder.path, name));
        writeFileSync(sealed.segment, bytes);
        sealed.keychain.items.clear();
        for (const [name, secret] of secrets) sealed.keychain.items.set(name, secret);
        const journal = sealed.start();
        const state = await journal.open();
        await journal.close();
        kinds.add(state.kind);
        const after = filesIn(sealed.folder.path);
        if (state.kind === 'open') expect(isAllThere(bytes, after)).toBe(true);
        else expect(after).toEqual(new Map([['segment-000001.jsonl', bytes]]));
      }),
      { numRuns: runs },
    );
    // Both ways were gone.
    expect(kinds.size).toBeGreaterThan(1);
    expect(kinds).toContain('open');
  });

  it('whose anchor alone was damaged opens with every record that it had, and no secret in it', async () => {
    await sealed.live('one', 'two');
    const genuine = readFileSync(sealed.segment);
    const secrets = [...sealed.keychain.items];
    const [name, anchor] = sealed.anchor();
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyDamage, fc.string()), async (damage) => {
        const text = typeof damage === 'string' ? damage : damagedBy(Buffer.from(anchor), damage).toString();
        writeFileSync(sealed.segment, genuine);
        for (const [kept, secret] of secrets) sealed.keychain.items.set(kept, secret);
        sealed.keychain.items.set(name, text);
        const journal = sealed.start();
        expect((await journal.open()).kind).toBe('open');
        await journal.close();
        const after = readFileSync(sealed.segment);
        expect(after.subarray(0, genuine.length).equals(genuine)).toBe(true);
        const keys = secrets.filter(([kept]) => kept !== name).map(([, secret]) => secret);
        expect(keys.filter((secret) => after.includes(secret))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

describe('an index with any damage', { timeout: 600_000 }, () => {
  it('changes no answer, and is made anew as it was', async () => {
    const folder = journalFolder();
    const write = writer();
    const orders = Array.from({ length: 12 }, (_, at) => `order-${String(at)}`);
    const records = orders
      .flatMap((id) => [write('order.intent', intent(id)), write('order.outcome', done(id))])
      .map((one, at) => ({ ...one, seq: at + 1, actor }));
    writeSegments(folder.path, records, 10);
    const cache = join(folder.path, '..', 'index');
    const answers = async (): Promise<unknown[]> => {
      const reader = folder.reader();
      return [
        await reader.answer({ question: 'page', ask: { filter: {}, limit: 50 } }),
        await reader.answer({ question: 'counts', ask: { filter: {} } }),
      ];
    };
    const sound = await answers();
    const [path = ''] = readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.idx'))
      .map((name) => join(cache, name));
    const genuine = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyDamage, fc.uint8Array({ maxLength: 400 })), async (damage) => {
        writeFileSync(path, damage instanceof Uint8Array ? damage : damagedBy(genuine, damage));
        expect(await answers()).toEqual(sound);
        expect(readFileSync(path).equals(genuine)).toBe(true);
      }),
      { numRuns: runs },
    );
    await folder.end();
  });
});
