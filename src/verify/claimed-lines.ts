import { fileFlaw, type PlacedFlaw } from './flaw';
import { lineRegions, type Region } from './line-regions';
import type { SourceFile } from './source';

const seqForm = /^\{"v":1,"seq":([1-9][0-9]{0,14}),/;

/** The lines that a bundle's `records.jsonl` claims to be in the segments, in the order of the chain. */
export class ClaimedLines {
  /** The number of the next claimed line; Infinity after the last, 0 where more have to be read first. */
  nextSeq: number;
  /** How many lines were found in the segments. */
  count = 0;
  readonly #regions: AsyncGenerator<Region> | undefined;
  #region: Region | undefined;
  #at = 0;

  /** Without a file there is nothing to compare. */
  constructor(readonly file?: SourceFile) {
    this.#regions = file && lineRegions(file.read());
    this.nextSeq = file ? 0 : Infinity;
  }

  /** Reads on, once the next number is 0. */
  async refill(): Promise<void> {
    const next = await this.#regions?.next();
    if (next === undefined || next.done === true) {
      this.#region = undefined;
      this.nextSeq = Infinity;
      return;
    }
    this.#region = next.value;
    this.#look(next.value, next.value.from);
  }

  /** Whether the next claimed line is a genuine one (with its newline), byte for byte; moves on. */
  matches(bytes: Buffer, from: number, end: number): boolean {
    const region = this.#region;
    const claimedEnd = this.#at + end - from;
    if (!region || claimedEnd > region.to) return false;
    if (bytes.compare(region.bytes, this.#at, claimedEnd, from, end) !== 0) return false;
    this.count += 1;
    if (claimedEnd < region.to) this.#look(region, claimedEnd);
    else this.nextSeq = 0;
    return true;
  }

  /** The flaw of the next line, which no segment holds in its place. */
  left(): PlacedFlaw {
    const offset = this.#region ? this.#region.offset + this.#at - this.#region.from : 0;
    const name = this.file?.name ?? '';
    const wrong = fileFlaw(name, 'bundle-records', 'lines of the segments, in their order', 'another line');
    return { ...wrong, line: this.count + 1, offset };
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.#regions?.return(undefined);
  }

  #look(region: Region, at: number): void {
    const found = seqForm.exec(region.bytes.toString('latin1', at, Math.min(at + 32, region.to)));
    this.#at = at;
    // A line without a number stands behind every record, so that it is said to be in no segment.
    this.nextSeq = found ? Number(found[1]) : Number.MAX_SAFE_INTEGER;
  }
}
