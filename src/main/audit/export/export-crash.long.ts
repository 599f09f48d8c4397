import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRig, type ExportRig } from '../../../../tests/journal/export-rig';

const KILLS = 100;

let rig: ExportRig;
beforeAll(async () => {
  rig = await exportRig();
}, 60_000);
afterAll(() => rig.end());

describe('an export that is killed 100 times', () => {
  it('leaves an earlier one or the new one, whole, and nothing that can’t be removed beside it', async () => {
    for (let count = 0; count < KILLS; count += 1) {
      expect(await rig.kill(Math.random() * 200), `kill ${String(count + 1)}`).toEqual([]);
    }
    process.stdout.write(`${JSON.stringify(rig.seen)}\n`);
    const { written, halves, wholes } = rig.seen;
    for (const met of [written, halves, ...Object.values(wholes)]) expect(met).toBeGreaterThan(KILLS / 50);
  });
});
