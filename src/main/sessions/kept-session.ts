import { v } from '../../contract/schema';

/** A session as the keychain keeps it, under the name of its environment. */
export interface KeptSession {
  readonly token: string;
  /** Where it may be sent, and nowhere else: the origin of the environment's address when it was saved. */
  readonly origin: string;
  readonly fingerprint: string;
  readonly savedAt: string;
  readonly rejectedAt?: string;
}

const time = v.pipe(v.string(), v.isoTimestamp());

const keptSession = v.object({
  v: v.literal(1),
  token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{16,8192}$/)),
  origin: v.string(),
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  savedAt: time,
  rejectedAt: v.exactOptional(time),
});

/** The text that goes into the keychain. */
export function keptText(session: KeptSession): string {
  return JSON.stringify({ v: 1, ...session });
}

/** Reads it back; undefined for a text that is not one. */
export function readKept(text: string): KeptSession | undefined {
  try {
    const parsed = v.safeParse(keptSession, JSON.parse(text));
    if (!parsed.success) return undefined;
    const { v: _version, ...session } = parsed.output;
    return session;
  } catch {
    return undefined;
  }
}
