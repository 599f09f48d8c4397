import { unwatchFile, watchFile } from 'node:fs';

/** Milliseconds between two looks at the policy file. */
const EVERY = 2000;

/**
 * Calls back when a file was made, changed or removed, until it is ended: it is looked at every so many milliseconds, and
 * neither it nor its folder need be there. Nothing is read, and the process is not kept from ending.
 */
export function watchByLooking(
  file: string,
  changed: () => void,
  every = EVERY,
): { readonly end: () => void } {
  const look = (): void => changed();
  watchFile(file, { interval: every, persistent: false }, look);
  return { end: () => unwatchFile(file, look) };
}
