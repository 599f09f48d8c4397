/** Where the keyboard is in a list by places, and how many places one screen has. */
export interface GridPlace {
  readonly at: number;
  readonly total: number;
  readonly screen: number;
}

/** The place to go to from here by a key; undefined for a key that goes nowhere. */
export function goalOf(key: string, { at, total, screen }: GridPlace): number | undefined {
  const to = (place: number): number => Math.min(Math.max(0, place), total - 1);
  if (total === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + Math.max(1, screen - 1));
    case 'PageUp':
      return to(at - Math.max(1, screen - 1));
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return undefined;
  }
}
