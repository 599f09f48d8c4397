import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashRig, type CrashRig } from '../../../tests/journal/crash-rig';

/** How long the writer lives before each kill, in milliseconds: longer and longer, so that a busy computer's gets to write, too. */
const life = (count: number): number => 20 + Math.random() * 60 * (1 + count);

let rig: CrashRig;
beforeAll(async () => {
  rig = await crashRig(20_000);
}, 60_000);
afterAll(() => rig.end());

describe('a writer that is killed', () => {
  it('loses nothing that it acknowledged, and leaves a chain that goes on', { timeout: 60_000 }, async () => {
    for (let count = 0; count < 10; count += 1) {
      const way = count % 5 === 4 ? 'at-once' : 'in-pieces';
      expect(await rig.kill(life(count), way)).toEqual([]);
    }
    expect(rig.seen.acknowledged).toBeGreaterThan(0);
  });

  it('loses nothing around the reserve on a full disk either', { timeout: 60_000 }, async () => {
    const before = rig.seen.acknowledged;
    for (let count = 0; count < 10; count += 1) expect(await rig.kill(life(count), 'full')).toEqual([]);
    expect(rig.seen.acknowledged).toBeGreaterThan(before);
  });
});
