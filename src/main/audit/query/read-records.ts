import type { JournalRecord } from '../journal';
import { begun, continued } from '../order-fold';
import type { OrderFacts } from '../order-report';
import { readLine } from '../read-line';
import type { LinePlace } from './carry';
import { linesAt, withSegment, type JournalFolder } from './segment-lines';

/** Thrown where a record is not in the place that the index says: the segment was changed, so the index is made anew. */
export class StaleIndex extends Error {}

/** The records at some places, in their order. */
export async function recordsAt(
  folder: JournalFolder,
  places: readonly LinePlace[],
): Promise<readonly JournalRecord[]> {
  const bySegment = Map.groupBy(places, ({ segment }) => segment);
  const found = new Map<LinePlace, JournalRecord>();
  for (const [segment, there] of bySegment) {
    await withSegment(folder, segment, async (file) => {
      const lines = await linesAt(
        file,
        there.map(({ offset }) => offset),
      );
      for (const place of there) {
        const line = lines.get(place.offset);
        const record = line && readLine(line);
        if (record?.seq !== place.seq) throw new StaleIndex(`Not in its place: record ${String(place.seq)}`);
        found.set(place, record);
      }
    });
  }
  return places.flatMap((place) => found.get(place) ?? []);
}

/** The order that is made of records, the first of which is its intent. */
export function factsOf(records: readonly JournalRecord[]): OrderFacts {
  let facts: OrderFacts | undefined;
  for (const record of records) facts = facts ? (continued(facts, record) ?? facts) : begun(record);
  if (!facts) throw new StaleIndex('An order has no intent.');
  return facts;
}
