import { setTimeout as wait } from 'node:timers/promises';
import type { WaitOut } from './lockouts';

/** A real wait, ended at once by its signal. */
export const waitOut: WaitOut = (ms, signal) =>
  wait(ms, 'waited' as const, { signal }).catch(() => 'cancelled' as const);
