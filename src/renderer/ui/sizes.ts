import { words } from '../../words/words';

const { bytes: inBytes, size: inUnits } = words.amounts;
const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size as it is read, in thousands: `812 bytes`, `16.8 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return inBytes(bytes);
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.95 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return inUnits(size, units[unit] ?? 'TB');
}
