import { MAX_LINE } from './examine-line';
import { fileFlaw, flaw, type PlacedFlaw } from './flaw';
import { lineRegions, type Region } from './line-regions';
import type { Work } from './work';

async function walkRegion({ chain, claims }: Work, region: Region): Promise<PlacedFlaw | undefined> {
  for (let at = region.from; at < region.to;) {
    // Not within the walk, which is kept free of waiting.
    if (claims.nextSeq === 0) await claims.refill();
    const walked = chain.walk(region, at);
    if (typeof walked !== 'number') return walked;
    at = walked;
  }
  return undefined;
}

/** What stands after the last newline: in the newest segment it may be a whole record, which opening the journal ends. */
function walkEnd({ chain, manifest }: Work, region: Region, isNewest: boolean): PlacedFlaw | undefined {
  const length = region.to - region.from;
  const tooLong = length >= MAX_LINE;
  if (!tooLong && (!isNewest || manifest)) {
    return {
      ...flaw('newline', 'a newline at the end', `${String(length)} bytes after the last`),
      ...chain.place,
    };
  }
  const wrong = chain.walkUnended(region);
  if (!wrong || tooLong) return wrong;
  const { segment, line } = chain.place;
  // A signature before a new key is another line's.
  if (wrong.segment !== segment || wrong.line !== line) return wrong;
  const found = `${String(length)} bytes that are none (${wrong.problem})`;
  return { ...wrong, ...flaw('torn', 'nothing after the last newline, or a whole record', found) };
}

/** Walks over all segments in order; the first flaw ends it. */
export async function walkSegments(work: Work): Promise<PlacedFlaw | undefined> {
  const { segments, chain } = work;
  const { signal, onProgress } = work.options;
  const total = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const [index, segment] of segments.entries()) {
    const isNewest = index === segments.length - 1;
    chain.beginSegment(segment.name);
    // A crash can leave a newest segment that was made and holds nothing yet.
    if (segment.bytes === 0 && !isNewest) return fileFlaw(segment.name, 'empty-segment', 'records', 'none');
    for await (const region of lineRegions(segment.read())) {
      signal?.throwIfAborted();
      const wrong = region.whole ? await walkRegion(work, region) : walkEnd(work, region, isNewest);
      if (wrong) return wrong;
      onProgress?.(before + chain.place.offset, total);
    }
    // SECURITY: whoever re-hashes records up to a segment's end has to sign its last one.
    const wrong = chain.checkLast();
    if (wrong) return wrong;
    if (segment.missing) {
      const expected = `${String(segment.missing)} bytes more, which the application wrote`;
      return { ...flaw('cut', expected, 'the end of the file'), ...chain.place };
    }
    before += segment.bytes;
  }
  return undefined;
}
