import type { Told } from './fold';
import { tell } from './fold';
import { closingAt, type Slab } from './slab';

/** What later segments tell of orders whose own segment may not be read yet. */
export interface ToldOrders {
  readonly note: (ordinal: number, told: Told) => void;
  /** Writes what is noted on a slab that was just read, and notes what it tells itself. */
  readonly join: (slab: Slab) => void;
  readonly forget: () => void;
}

/** Nothing noted yet; `slabOf` gives the slab that holds an ordinal, where it is read. */
export function toldOrders(slabOf: (ordinal: number) => Slab | undefined): ToldOrders {
  const noted = new Map<number, Told[]>();
  const note: ToldOrders['note'] = (ordinal, told) => {
    noted.set(ordinal, [...(noted.get(ordinal) ?? []), told]);
    const slab = slabOf(ordinal);
    if (slab) tell(slab, ordinal, told);
  };
  return {
    note,
    forget: () => noted.clear(),
    join: (slab) => {
      for (const [ordinal, told] of noted) {
        if (ordinal < slab.firstOrdinal || ordinal >= slab.firstOrdinal + slab.count) continue;
        for (const one of told) tell(slab, ordinal, one);
      }
      for (const at of slab.cross) {
        const ordinal = (slab.links[at] ?? 0) - 1;
        const [reason, closing] = [slab.reasons[at] ?? 0, closingAt(slab, at)];
        if (reason !== 0) note(ordinal, { reason });
        if (closing !== 0) note(ordinal, { closing });
      }
    },
  };
}
