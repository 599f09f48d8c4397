const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** The position after an escape that begins with the backslash at `at`; -1 where it is none. */
function afterEscape(view: DataView, at: number, end: number): number {
  if (at + 6 > end) return -1;
  switch (view.getUint8(at + 1)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 2;
    case 0x75: // u
      for (let index = 2; index < 6; index += 1) if (!isHex(view.getUint8(at + index))) return -1;
      return at + 6;
    default:
      return -1;
  }
}

/**
 * A bit in each of four bytes that is a quote, a backslash or a control character. Bits above the lowest one may be wrong,
 * as the usual subtraction borrows.
 */
function specials(word: number): number {
  // A quote becomes a blank and a blank a quote, so that one subtraction finds quotes and control characters.
  const quotes = word ^ 0x02020202;
  const slashes = word ^ 0x5c5c5c5c;
  const found = ((quotes - 0x21212121) & ~quotes) | ((slashes - 0x01010101) & ~slashes);
  return found & 0x80808080;
}

/** Where the quote after a text is; -1 where the text is not as JSON wants it. That it is UTF-8 is known already. */
export function afterText(view: DataView, start: number, end: number): number {
  let at = start;
  while (at + 4 <= end) {
    const found = specials(view.getInt32(at, true));
    if (found === 0) {
      at += 4;
      continue;
    }
    // The number of the first byte that is one: its bit is the lowest.
    at += (31 - Math.clz32(found & -found)) >> 3;
    const byte = view.getUint8(at);
    if (byte === 0x22) return at;
    at = byte === 0x5c ? afterEscape(view, at, end) : -1;
    if (at < 0) return -1;
  }
  // A line's end is longer than four bytes, so that no text ends here.
  return -1;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** The position after a whole number; -1 where there is none. Other numbers are left to the full examination. */
export function afterNumber(view: DataView, start: number, end: number): number {
  let at = start;
  if (at < end && view.getUint8(at) === 0x2d) at += 1;
  const first = at;
  while (at < end && isDigit(view.getUint8(at))) at += 1;
  if (at === first || (view.getUint8(first) === 0x30 && at > first + 1)) return -1;
  return at;
}

const TIME = Buffer.from('0000-00-00T00:00:00.000Z', 'latin1');
/** The time four bytes at a time, little-endian. */
const timeWords = Int32Array.from({ length: TIME.length / 4 }, (_, index) => TIME.readInt32LE(index * 4));
/** 6 in each byte that is a digit: more than 9 of it then comes to 16 or more. */
const overNine = timeWords.map((word) => digitBytes(word, 0x06, 0));
/** Bits that have to be clear in the difference from such a word. */
const wrongBits = timeWords.map((word) => digitBytes(word, 0xf0, 0xff));

/** A word with one byte for each digit of another, and one for everything else. */
function digitBytes(word: number, digit: number, other: number): number {
  return [0, 8, 16, 24].reduce(
    (made, shift) => made | ((((word >> shift) & 0xff) === 0x30 ? digit : other) << shift),
    0,
  );
}

/** The position after a time; -1 where there is none. */
export function afterTime(view: DataView, start: number, end: number): number {
  if (start + TIME.length > end) return -1;
  let wrong = 0;
  for (let index = 0, at = start; index < timeWords.length; index += 1, at += 4) {
    const differs = view.getInt32(at, true) ^ (timeWords[index] ?? 0);
    wrong |= ((differs + (overNine[index] ?? 0)) | differs) & (wrongBits[index] ?? 0);
  }
  return wrong === 0 ? start + TIME.length : -1;
}
