import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashRig, type CrashRig, type CrashWay } from '../../../tests/journal/crash-rig';

const KILLS = 300;
/** A journal that grows on would have each kill's checks read all of it. */
const KILLS_A_JOURNAL = 50;
const ways: readonly CrashWay[] = ['in-pieces', 'full', 'in-pieces', 'full', 'at-once'];

let rig: CrashRig;
beforeAll(async () => {
  rig = await crashRig(10_000);
}, 60_000);
afterAll(() => rig.end());

describe('a writer that is killed 300 times', () => {
  it('loses nothing that it acknowledged, and leaves a chain that verifies, is anchored and goes on', async () => {
    for (let count = 0; count < KILLS; count += 1) {
      if (count % KILLS_A_JOURNAL === 0) await rig.begin();
      const way = ways[count % ways.length] ?? 'at-once';
      expect(await rig.kill(Math.random() * 150, way)).toEqual([]);
    }
    process.stdout.write(`${JSON.stringify(rig.seen)}\n`);
    expect(rig.seen.acknowledged).toBeGreaterThan(KILLS);
    const { inRotation, halfIndexed, ...often } = rig.seen;
    for (const [what, count] of Object.entries(often)) expect(count, what).toBeGreaterThan(KILLS / 50);
    // A moment in a life of 150 ms; 18 and 16 of 300 kills met it.
    for (const count of [inRotation, halfIndexed]) expect(count).toBeGreaterThan(0);
  });
});
