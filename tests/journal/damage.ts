import fc from 'fast-check';

/** What happens to a file's bytes: where, how many are gone, and what stands there after. */
type Damage = readonly (readonly [at: number, gone: number, put: Uint8Array])[];

/** Bytes exchanged, cut out, put in, once to four times; places are parts of 2³² of the whole. */
export const anyDamage: fc.Arbitrary<Damage> = fc.array(
  fc.tuple(fc.nat(0xffffffff), fc.nat(60), fc.uint8Array({ maxLength: 60 })),
  { minLength: 1, maxLength: 4 },
);

/** The bytes with that damage, and once in a while with nothing after the first place. */
export const damagedBy = (genuine: Buffer, damage: Damage): Buffer =>
  damage.reduce<Buffer>((bytes, [part, gone, put]) => {
    const at = Math.floor((part / 0x100000000) * (bytes.length + 1));
    return Buffer.concat([
      bytes.subarray(0, at),
      put,
      gone > 50 ? Buffer.alloc(0) : bytes.subarray(at + gone),
    ]);
  }, genuine);
