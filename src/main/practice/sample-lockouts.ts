/** How long after its lockout was expired a sample trader starts a new one, in milliseconds. */
const NEXT_LOCKOUT_MS = 60_000;

/** Expires a trader's lockout; false where none was active. `again`: whether a new one starts a minute later. */
type ExpireSample = (userId: string, now: Date, again: boolean) => boolean;

/** Every sample trader is locked out when Practice starts; what was expired is known as long as the process lives. */
export function sampleLockouts(): ExpireSample {
  const lockedFrom = new Map<string, number>();
  return (userId, now, again) => {
    if (now.getTime() < (lockedFrom.get(userId) ?? -Infinity)) return false;
    lockedFrom.set(userId, again ? now.getTime() + NEXT_LOCKOUT_MS : Infinity);
    return true;
  };
}
