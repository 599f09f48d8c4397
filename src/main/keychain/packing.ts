import { createHash } from 'node:crypto';

/**
 * Windows takes 2560 bytes an entry; with the head's own 87 in front, this much of a secret fits on every platform.
 */
export const MAX_PART_BYTES = 2400;
const MAX_PARTS = 32;
/** UTF-8 bytes of the longest secret; a part may be up to three bytes short of full. */
export const MAX_SECRET_BYTES = MAX_PARTS * (MAX_PART_BYTES - 3);

/** A secret as its entries hold it: one head, and no parts where it fits into the head. */
export interface Packed {
  readonly head: string;
  readonly parts: readonly string[];
}

/** What a head says. The generation names the parts of one write, so that those of two writes never mix. */
export interface Head {
  readonly generation: string;
  /** 0: the secret is in the head itself. */
  readonly count: number;
  readonly sha256: string;
  readonly inline: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Cuts between characters, so that each part is text by itself. */
function split(secret: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of secret) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_PART_BYTES) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part];
}

/**
 * Packs a secret into entries under a generation (16 hexadecimal digits).
 * Throws, without repeating it, for what can't be kept on every platform: nothing, more than MAX_SECRET_BYTES, a NUL
 * (Linux would cut there) or half a surrogate pair.
 */
export function pack(secret: string, generation: string): Packed {
  if (secret === '') throw new Error('A secret can’t be empty.');
  if (secret.includes('\0') || !secret.isWellFormed()) throw new Error('A secret is text without NUL.');
  if (Buffer.byteLength(secret) > MAX_SECRET_BYTES) throw new Error('The secret is too long.');
  const parts = split(secret);
  const [first = ''] = parts;
  const isInline = parts.length === 1;
  const count = isInline ? 0 : parts.length;
  const head = `1:${generation}:${String(count)}:${sha256(secret)}:${isInline ? first : ''}`;
  return { head, parts: isInline ? [] : parts };
}

/** Reads a head; undefined where the text is none of ours. */
export function readHead(text: string): Head | undefined {
  const [, generation, digits, hash, inline] =
    /^1:([0-9a-f]{16}):(0|[1-9]\d?):([0-9a-f]{64}):([^]*)$/.exec(text) ?? [];
  if (generation === undefined || hash === undefined || inline === undefined) return undefined;
  const count = Number(digits);
  if (count > MAX_PARTS || count === 1 || (count === 0) === (inline === '')) return undefined;
  return { generation, count, sha256: hash, inline };
}

/** The secret, if the parts are exactly those that the head was written for; undefined otherwise. */
export function unpack(head: Head, parts: readonly string[]): string | undefined {
  const secret = head.count === 0 ? head.inline : parts.join('');
  // SECURITY: a secret with a part lost, mixed or changed is no secret; it would be sent, and would be refused or worse.
  return sha256(secret) === head.sha256 ? secret : undefined;
}

/** The account of a part, from 0 on; no item's name holds a `#`. */
export function partAccount(name: string, generation: string, index: number): string {
  return `${name}#${generation}.${String(index)}`;
}
