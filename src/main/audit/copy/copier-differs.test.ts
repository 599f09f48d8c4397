import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOnce, copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';

let rig: CopyRig;
beforeEach(() => (rig = copyRig()));
afterEach(() => rig.end());

const copied = (name: string): string => join(rig.into, name);
const FIRST = 'segment-000001.jsonl';

/** Each changes the copy as somebody would who can write there. */
const changes: readonly [string, () => void][] = [
  ['a byte of the newest segment changed', () => overwrite('segment-000005.jsonl', 30)],
  [
    'a byte at the end of a finished segment changed',
    () => overwrite(FIRST, statSync(copied(FIRST)).size - 3),
  ],
  ['a byte of a shorter copy changed', () => (truncateSync(copied(FIRST), 700), overwrite(FIRST, 2))],
  ['the newest segment longer', () => appendFileSync(copied('segment-000005.jsonl'), '\n')],
  ['a finished segment longer', () => appendFileSync(copied(FIRST), 'x')],
  ['a segment that the journal has not', () => writeFileSync(copied('segment-000006.jsonl'), '')],
  ['a folder in a segment’s place', () => (rmSync(copied(FIRST)), mkdirSync(copied(FIRST)))],
  [
    'a link in a segment’s place',
    () => (rmSync(copied(FIRST)), symlinkSync(join(rig.share, 'x'), copied(FIRST))),
  ],
  ['another key', () => overwrite('public-key-0123456789abcdef.pem', 30)],
];
function overwrite(name: string, at: number): void {
  const bytes = readFileSync(copied(name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(copied(name), bytes);
}

describe('a copy that differs', () => {
  it.each(changes)('with %s is never changed, and that is said for good', async (_, change) => {
    rig.addKey('0123456789abcdef');
    await rig.appendMany(30);
    await copyOnce(rig);
    change();
    const kept = snapshot();
    rig.calls.length = 0;
    const copier = rig.start();
    await reaches(copier, 'failed', 'differs');
    await rig.appendMany(3);
    copier.nudge();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(copier.health()).toMatchObject({ state: 'failed', code: 'differs' });
    expect(rig.calls.filter((call) => /write|create|openToAppend/.test(call))).toEqual([]);
    expect(snapshot()).toEqual(kept);
    expect(rig.waits()).toEqual([]);
    expect(rig.told.at(-1)).toMatchObject({ state: 'failed', code: 'differs', folder: rig.into });
  });
  const snapshot = (): unknown =>
    readdirSync(rig.into, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isFile() ? readFileSync(copied(entry.name), 'latin1') : 'other',
    ]);

  it('shows that the journal was cut while the application was closed', async () => {
    await rig.appendMany(3);
    await copyOnce(rig);
    rig.calls.length = 0;
    const copier = rig.start(undefined, { spans: () => [{ name: FIRST, bytes: 300 }], lastSeq: () => 1 });
    await reaches(copier, 'failed', 'differs');
    expect(rig.calls.filter((call) => call === 'openToAppend')).toEqual([]);
  });

  it('is noticed also while the application runs', async () => {
    await rig.appendMany(3);
    const copier = rig.start();
    await reaches(copier, 'current');
    appendFileSync(copied(FIRST), 'x');
    await rig.append();
    await reaches(copier, 'failed', 'differs');
  });

  it('because somebody else adds to it at the same moment is not current', async () => {
    await rig.append();
    const copier = rig.start((disk) => ({
      ...disk,
      create: async (path) => {
        const file = await disk.create(path);
        return { ...file, sync: async () => appendFileSync(path, 'x') };
      },
    }));
    await reaches(copier, 'failed', 'differs');
  });
});
