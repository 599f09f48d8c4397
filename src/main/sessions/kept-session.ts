import type { SessionOrigin, Who } from '../../contract/sessions';
import { v } from '../../contract/schema';

/** What is kept of a token's end, so that it is known after a restart too; see session-time.ts. */
export interface KeptEnd {
  /** UTC, ISO 8601, by this computer's clock when it was saved. */
  readonly expiresAt: string;
  /** This computer's uptime when it was saved, in milliseconds. */
  readonly savedUptimeMs: number;
  /** What was left then, in milliseconds. */
  readonly leftMs: number;
  /** How long the token was to last in all, in milliseconds. */
  readonly lifetimeMs: number;
}

/** A session as the keychain keeps it, under the name of its environment. */
export interface KeptSession {
  readonly token: string;
  /** Where it may be sent, and nowhere else: the origin of the environment's address when it was saved. */
  readonly origin: string;
  readonly fingerprint: string;
  readonly savedAt: string;
  readonly how: SessionOrigin;
  /** Absent where the server never said it. */
  readonly end?: KeptEnd;
  readonly who?: Who;
  readonly rejectedAt?: string;
  /** The server rejected it although it had been good and had time left. */
  readonly closedElsewhere?: boolean;
}

const time = v.pipe(v.string(), v.isoTimestamp());
const span = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Entries of version 1 hold a pasted token each, and nothing of its end. */
const firstVersion = {
  token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{16,8192}$/)),
  origin: v.string(),
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  savedAt: time,
  rejectedAt: v.exactOptional(time),
};

const keptSession = v.variant('v', [
  v.object({ v: v.literal(1), ...firstVersion }),
  v.object({
    v: v.literal(2),
    ...firstVersion,
    how: v.picklist(['pasted', 'signed-in']),
    end: v.exactOptional(v.object({ expiresAt: time, savedUptimeMs: span, leftMs: span, lifetimeMs: span })),
    who: v.exactOptional(
      v.object({ name, userId: v.exactOptional(name), organization: v.exactOptional(name) }),
    ),
    closedElsewhere: v.exactOptional(v.boolean()),
  }),
]);

/** The text that goes into the keychain. */
export function keptText(session: KeptSession): string {
  return JSON.stringify({ v: 2, ...session });
}

/** Reads it back, also as an earlier version of this application kept it; undefined for a text that is not one. */
export function readKept(text: string): KeptSession | undefined {
  try {
    const parsed = v.safeParse(keptSession, JSON.parse(text));
    if (!parsed.success) return undefined;
    if (parsed.output.v === 1) {
      const { v: _version, ...session } = parsed.output;
      return { ...session, how: 'pasted' };
    }
    const { v: _version, ...session } = parsed.output;
    return session;
  } catch {
    return undefined;
  }
}
