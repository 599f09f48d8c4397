import { v } from '../../contract/schema';
import type { SettingValues } from '../../contract/setting-values';

/** A rectangle on the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window looked last: where it was, and the theme that it opens in before the settings are read. */
export interface WindowLook {
  /** Where it was while neither maximised nor in full screen; absent before the first time. */
  readonly bounds?: Bounds;
  readonly state: 'normal' | 'maximised' | 'full-screen';
  readonly theme: SettingValues['theme'];
}

/** The smallest window that the page is made for, and that of the first start. */
export const smallest = { width: 900, height: 600 } as const;
const first = { width: 1180, height: 820 } as const;

/** So much of a window has to be on a monitor for it to be found there. */
const SEEN = { width: 120, height: 60 } as const;

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000));
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));
const kept = v.strictObject({
  version: v.literal(1),
  bounds: v.exactOptional(v.strictObject({ x: place, y: place, width: size, height: size })),
  state: v.picklist(['normal', 'maximised', 'full-screen']),
  theme: v.picklist(['system', 'light', 'dark']),
});

/** Reads what was kept; whatever is wrong with it, the window opens as at the first start. Never throws. */
export function parseLook(text: string | undefined): WindowLook {
  const none: WindowLook = { state: 'normal', theme: 'system' };
  if (text === undefined) return none;
  try {
    const parsed = v.safeParse(kept, JSON.parse(text));
    if (!parsed.success) return none;
    const { version: _, ...look } = parsed.output;
    return look;
  } catch {
    return none;
  }
}

/** The text of the file with this look. */
export function lookText(look: WindowLook): string {
  return `${JSON.stringify({ version: 1, ...look })}\n`;
}

const overlap = (from: number, length: number, other: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, other + otherLength) - Math.max(from, other));

function shared(one: Bounds, other: Bounds): { readonly width: number; readonly height: number } {
  return {
    width: overlap(one.x, one.width, other.x, other.width),
    height: overlap(one.y, one.height, other.y, other.height),
  };
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** The same window wholly inside an area, as far as the smallest window lets it. */
function inside({ x, y, width, height }: Bounds, area: Bounds): Bounds {
  const [wide, high] = [
    within(width, smallest.width, Math.max(smallest.width, area.width)),
    within(height, smallest.height, Math.max(smallest.height, area.height)),
  ];
  return {
    x: within(x, area.x, Math.max(area.x, area.x + area.width - wide)),
    y: within(y, area.y, Math.max(area.y, area.y + area.height - high)),
    width: wide,
    height: high,
  };
}

/**
 * Where the window opens on the monitors that there are now (their areas without taskbars): as it was where it can be seen,
 * otherwise without a place, so that the system puts it on its main monitor.
 */
export function fit(
  bounds: Bounds | undefined,
  areas: readonly Bounds[],
): Bounds | { readonly width: number; readonly height: number } {
  if (!bounds) return first;
  const seen = areas
    .map((area) => ({ area, part: shared(bounds, area) }))
    .filter(({ part }) => part.width >= SEEN.width && part.height >= SEEN.height)
    .sort((one, other) => other.part.width * other.part.height - one.part.width * one.part.height);
  return seen[0] ? inside(bounds, seen[0].area) : first;
}
