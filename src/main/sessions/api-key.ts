import { isLosslessNumber } from 'lossless-json';
import { keyParts, MAX_KEY_TEXT, type ApiKey, type KeyPart } from '../../contract/sign-in';
import { v } from '../../contract/schema';
import { readBody } from '../answers/answer-body';
import { asObject } from '../answers/read-json';

/** A key's file holds so many bytes at most; the vendor's has some hundred. */
export const MAX_KEY_FILE = 64 * 1024;

/** These parts are missing, empty, too long or not of their kind; nothing of what they hold is repeated. */
interface Incomplete {
  readonly kind: 'wrong';
  readonly why: 'key-incomplete';
  readonly parts: readonly KeyPart[];
}

/** A key whose parts are all of their kind. */
interface Whole {
  readonly kind: 'key';
  readonly key: ApiKey;
}

/** What a key's file holds, or why it is none. */
export type ReadKeyFile =
  Whole | Incomplete | { readonly kind: 'wrong'; readonly why: 'file-not-json' | 'file-too-large' };

/** A key as the keychain keeps it; it is sent to this origin and nowhere else. */
export interface KeptKey {
  readonly key: ApiKey;
  readonly origin: string;
}

const text = v.pipe(
  v.string(),
  v.maxLength(MAX_KEY_TEXT),
  v.check((part) => part.trim() !== '' && part.isWellFormed() && !/\p{Cc}/u.test(part)),
);

const parts = {
  name: text,
  password: text,
  appId: text,
  appVersion: text,
  // It is sent as a JSON number (docs/api.md, "Tokens"), so it is written as one: no sign and no leading zero.
  cid: v.pipe(v.string(), v.regex(/^(?:0|[1-9][0-9]{0,18})$/)),
  sec: text,
} satisfies Record<KeyPart, unknown>;

const apiKey = v.object(parts);

const keptKey = v.object({ v: v.literal(1), origin: v.pipe(v.string(), v.nonEmpty()), key: apiKey });

function checkKey(stranger: unknown): Whole | Incomplete {
  const parsed = v.safeParse(apiKey, stranger);
  if (parsed.success) return { kind: 'key', key: parsed.output };
  const members = asObject(stranger) ?? {};
  const wrong = keyParts.filter((part) => !v.is(parts[part], members[part]));
  return { kind: 'wrong', why: 'key-incomplete', parts: wrong };
}

/** The vendor's members: those of the object, or of the only object that stands in it. */
function membersIn(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (keyParts.some((part) => part in object)) return object;
  const inner = Object.values(object)
    .map(asObject)
    .filter((value) => value !== undefined);
  return (inner.length === 1 ? inner[0] : undefined) ?? object;
}

/**
 * Reads the vendor's file: UTF-8 JSON of 64 KiB at most, with or without a byte order mark; members that nobody knows
 * are ignored, and `cid` may be a number or its digits. Never throws and never repeats content.
 */
export function readKeyFile(bytes: Uint8Array): ReadKeyFile {
  if (bytes.length > MAX_KEY_FILE) return { kind: 'wrong', why: 'file-too-large' };
  const { object } = readBody(bytes);
  if (!object) return { kind: 'wrong', why: 'file-not-json' };
  const { cid, ...others } = membersIn(object);
  // A number keeps its digits as they stand in the file.
  return checkKey({ ...others, cid: isLosslessNumber(cid) ? cid.toString() : cid });
}

/** Checks a key that was typed; blanks around its parts are typing's, but for the password, which may have its own. */
export function checkTypedKey(key: ApiKey): Whole | Incomplete {
  const { password } = key;
  const trimmed = keyParts.map((part) => [part, key[part].trim()]);
  return checkKey({ ...Object.fromEntries(trimmed), password });
}

/** The text that goes into the keychain. */
export function keptKeyText({ key, origin }: KeptKey): string {
  return JSON.stringify({ v: 1, origin, key });
}

/** Reads it back; undefined for a text that is not one. */
export function readKeptKey(kept: string): KeptKey | undefined {
  try {
    const parsed = v.safeParse(keptKey, JSON.parse(kept));
    return parsed.success ? { key: parsed.output.key, origin: parsed.output.origin } : undefined;
  } catch {
    return undefined;
  }
}
