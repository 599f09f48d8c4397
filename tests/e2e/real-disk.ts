import { rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { mountedDisk, takeRoomOf, type MountedDisk } from '../stand-ins/mounted-disk';
import { answer, type Script } from '../stand-ins/scripts';
import type { RunningDesk } from './application';
import { expect, realJournal, test as base } from './real-desk';
import { filesWithToken } from '../../scripts/token-search.mjs';

/** Where the journals lie below a user's folder for data. */
export const audit = 'lockout-desk/audit';
const practiceAudit = 'lockout-desk/practice-audit';

interface Fixtures {
  readonly diskBytes: number;
  /** The disk that the application keeps its journals on. */
  readonly disk: MountedDisk;
  /** What a test puts on it before the application starts. */
  readonly fillBefore: (journal: string) => Promise<void>;
}

/** The application over a real server, with its data on a small disk that is really mounted. */
export const test = base.extend<Fixtures>({
  // Two journals, each with a reserve of 256 KiB.
  diskBytes: [2 * 1024 * 1024, { option: true }],
  fillBefore: async ({}, use) => use(async () => undefined),
  disk: async ({ diskBytes }, use) => {
    const disk = await mountedDisk(diskBytes, [audit, practiceAudit]);
    await use(disk);
    expect(filesWithToken(disk.top)).toEqual([]);
    await disk.end();
  },
  prepare: async ({ disk, fillBefore }, use) => {
    await use(async (dataHome) => {
      rmSync(dataHome, { recursive: true, force: true });
      symlinkSync(disk.top, dataHome);
      await fillBefore(realJournal(dataHome));
    });
  },
});

export const reserveOf = ({ dataHome }: RunningDesk): string => join(realJournal(dataHome), 'reserve.bin');
export const sizeOf = (file: string): number => statSync(file).size;

/** Larger than a page of the disk, so that its record finds no room left over in the last one. */
export const longNotes = 'Asked by phone, and confirmed by the desk. '.repeat(120);

/** Texts of the server of which more than such a page is kept. */
export const longDone = JSON.stringify({ ok: true, errorText: 'Готово. '.repeat(600) });
export const longRefusal = JSON.stringify({ ok: false, errorText: 'Блокировки нет. '.repeat(300) });

/** An answer that is held back until the test gives it. */
export function held(body = longDone): { readonly script: Script; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  const script: Script = async (reply) => {
    await given;
    await answer(200, body)(reply);
  };
  return { script, give: () => give() };
}

/** Fills the disk and takes the reserve too, as another program does that is faster: an outcome then finds no room. */
export function leaveNoRoom(desk: RunningDesk, disk: MountedDisk): void {
  expect(takeRoomOf(reserveOf(desk))).toBe(256 * 1024);
  disk.fill();
}
