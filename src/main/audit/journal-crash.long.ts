import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashRig, type CrashRig, type CrashWay } from '../../../tests/journal/crash-rig';

const KILLS = 300;
const ways: readonly CrashWay[] = ['in-pieces', 'full', 'in-pieces', 'full', 'at-once'];

let rig: CrashRig;
beforeAll(async () => {
  rig = await crashRig(200_000);
}, 60_000);
afterAll(() => rig.end());

describe('a writer that is killed 300 times', () => {
  it('loses nothing that it acknowledged, and leaves a chain that goes on', async () => {
    for (let count = 0; count < KILLS; count += 1) {
      const way = ways[count % ways.length] ?? 'at-once';
      expect(await rig.kill(Math.random() * 80, way)).toEqual([]);
    }
    expect(rig.seen.acknowledged).toBeGreaterThan(KILLS);
    expect(rig.seen.withoutReserve).toBeGreaterThan(KILLS / 50);
    expect(rig.seen.torn).toBeGreaterThan(KILLS / 50);
  });
});
