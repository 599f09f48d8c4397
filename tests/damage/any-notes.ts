import fc from 'fast-check';
import { expect } from 'vitest';
import { noteIn } from '../../src/main/keychain/note';
import type { NoteFile } from '../../src/main/note-file';
import type { PolicyRead } from '../../src/main/settings/parse-policy';
import { withMemory } from '../../src/main/settings/policy-memory';
import { bytesLike, objectIn } from './any-file';

/** A note in memory that begins with these bytes, read as the disk's is. */
function noteOf(bytes: Buffer): { readonly file: NoteFile; readonly held: () => string } {
  let text = bytes.toString();
  return { file: { read: async () => text, replace: async (next) => void (text = next) }, held: () => text };
}

const generation = '0123456789abcdef';
const items = { 'session demo': {}, 'api-key/live': { [generation]: 3, fedcba9876543210: 1 } };

const keychainBytes = bytesLike(
  { format: 1, complete: true, items },
  { format: 1, complete: false, items },
  { format: 1, complete: true, items: {} },
);

/**
 * Whatever the keychain's note holds: only one that can be read, is complete and has no such name says that an item is
 * not there; everything else says that it may be. What is noted next is found at the next start.
 */
export const keychainNoteHolds = fc.asyncProperty(keychainBytes, async (bytes) => {
  const { file, held } = noteOf(bytes);
  const note = noteIn(file);
  const { format, complete, items: named } = objectIn(bytes.toString()) ?? {};
  const isGenuine = format === 1 && complete === true && typeof named === 'object' && named !== null;
  for (const name of ['session demo', 'api-key/live', 'never stored']) {
    const mayHold = await note.mayHold(name);
    if (!mayHold) expect(isGenuine && !Object.hasOwn(named, name), bytes.toString()).toBe(true);
    for (const [part, parts] of await note.generations(name)) {
      expect(part).toMatch(/^[0-9a-f]{16}$/);
      expect(Number.isInteger(parts) && parts >= 1 && parts <= 99, String(parts)).toBe(true);
    }
  }
  expect(held()).toBe(bytes.toString());
  const before = await note.mayHold('never stored');
  await note.expect('new', generation, 2);
  const again = noteIn({ ...file, replace: async () => undefined });
  expect(await again.mayHold('new')).toBe(true);
  expect(await again.generations('new')).toEqual(new Map([[generation, 2]]));
  expect(await again.mayHold('never stored'), 'names may still be missing').toBe(before);
});

const seenBytes = bytesLike({ version: 1, seen: true }, { version: 1, seen: false });
const none: PolicyRead = { file: 'p.json', state: 'missing', problems: [], says: {}, isEmpty: false };
const there: PolicyRead = { ...none, state: 'read' };

/**
 * Whatever the memory of a policy holds: only one that can be read and says that none was seen lets a missing policy pass
 * for none. A policy that is there counts as it is, and is remembered.
 */
export const policyMemoryHolds = fc.asyncProperty(seenBytes, async (bytes) => {
  const { file } = noteOf(bytes);
  const { state, problems } = await withMemory(async () => none, file)();
  const { version, seen } = objectIn(bytes.toString()) ?? {};
  const saysNone = version === 1 && seen === false;
  expect({ state, problems: problems.length }, bytes.toString()).toEqual(
    saysNone ? { state: 'missing', problems: 0 } : { state: 'gone', problems: 1 },
  );
  expect(await withMemory(async () => there, file)()).toEqual(there);
  expect((await withMemory(async () => none, file)()).state).toBe('gone');
});
