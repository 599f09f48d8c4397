import { slot, type Parts } from '../parts';
import { counted } from './forms';

/** Sizes, how long something took, and how far it has come. */
export const amounts = {
  bytes: (bytes: number): string => counted(bytes, { one: 'byte', other: 'bytes' }),
  /** With one digit after the point: `16.8 MB`. */
  size: (size: number, unit: 'kB' | 'MB' | 'GB' | 'TB'): string => `${size.toFixed(1)} ${unit}`,
  milliseconds: (whole: number): string => `${whole} ms`,
  /** Below a minute, with one digit after the point. */
  seconds: (seconds: number): string => `${seconds.toFixed(1)} s`,
  minutes: (minutes: number, seconds: number): string => `${minutes} min ${seconds} s`,
  percent: (percent: number): string => `${percent} %`,
  /** Whole seconds that are counted on the page. */
  running: [slot('seconds'), ' s'] satisfies Parts<'seconds'>,
};
