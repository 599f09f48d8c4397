import fc from 'fast-check';

/** Any bytes, or those of a genuine file with some exchanged, cut out or put in. */
export const bytesLike = (...genuine: readonly unknown[]): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .tuple(fc.constantFrom(...genuine), fc.nat(120), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
      .map(([what, at, gone, put]) => {
        const whole = Buffer.from(JSON.stringify(what));
        return Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + gone)]);
      }),
  );

/** A file's text as JSON and an object; undefined where it is none. Shares nothing with the readers that are tried. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
