import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keychainRig, secretOf } from '../../../tests/keychain/keychain-rig';

const name = 'session demo';

type Step =
  | { readonly verb: 'write'; readonly bytes: number; readonly seed: number; readonly cutAfter: number }
  | { readonly verb: 'remove'; readonly cutAfter: number };

// Past the last native call of a step, nothing is cut.
const cutAfter = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(1000));
const steps = fc.array(
  fc.oneof(
    fc.record({
      verb: fc.constant('write' as const),
      bytes: fc.constantFrom(1, 50, 2400, 2500, 5000, 12_000),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      cutAfter,
    }),
    fc.record({ verb: fc.constant('remove' as const), cutAfter }),
  ),
  { maxLength: 8 },
);

/** Runs a step in an application of its own that is gone after so many native calls; the secrets that may be there then. */
async function run(
  rig: ReturnType<typeof keychainRig>,
  step: Step,
  before: readonly (string | undefined)[],
): Promise<readonly (string | undefined)[]> {
  let left = step.cutAfter;
  // A dead process makes no more calls; that each of them fails leaves the same behind.
  rig.system.fault = () => ((left -= 1) < 0 ? 'The connection is closed' : undefined);
  const keychain = rig.open();
  const after = step.verb === 'write' ? secretOf(step.bytes, step.seed) : undefined;
  const { kind } = await (after === undefined ? keychain.remove(name) : keychain.write(name, after));
  await rig.settle();
  rig.system.fault = () => undefined;
  return kind === 'unavailable' ? [...before, after] : [after];
}

describe('an item that is written and removed by applications that end at any call', () => {
  it('is always one of the secrets that it may be, whole, and is removed without a trace', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const rig = keychainRig();
        let possible: readonly (string | undefined)[] = [undefined];
        for (const step of all) {
          possible = await run(rig, step, possible);
          const read = await rig.open().read(name);
          expect(['found', 'absent']).toContain(read.kind);
          const secret = read.kind === 'found' ? read.secret : undefined;
          expect(possible).toContain(secret);
          possible = [secret];
        }
        await rig.open().remove(name);
        expect([...rig.system.entries.keys()]).toEqual(
          // A probe cut off between its two calls says nothing.
          [...rig.system.entries.keys()].filter((key) => key.endsWith('#probe')),
        );
      }),
      { numRuns: 60 },
    );
  });
});
