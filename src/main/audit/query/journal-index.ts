import { queue } from '../../queue';
import type { Span } from '../segments';
import { nothingBefore, type Carry } from './carry';
import { earlierOrders } from './earlier-orders';
import type { Fold } from './fold';
import type { IndexCache } from './index-cache';
import type { IndexedSegment } from './index-file';
import { indexShelf, type IndexShelf } from './index-shelf';
import { knownNames, type KnownNames } from './known-names';
import { beginNewest, compared, readOn, type Newest } from './newest';
import { isReadRightly, keepNewest, keptNewest } from './newest-file';
import { spotOf, unread, type Part } from './parts';
import type { JournalFolder } from './segment-lines';
import { resize } from './slab-writer';
import { toldOrders } from './told-orders';

/**
 * What is known of a journal's records, derived from its segments. Slabs are read from the newest back, as far as
 * somebody needs them; all methods reject with the disk's error where a segment can't be read.
 */
export class JournalIndex {
  readonly #folder: JournalFolder;
  readonly #cache: IndexCache;
  readonly #keepEvery: number;
  readonly #shelf: IndexShelf;
  readonly #inTurn = queue();
  readonly #told = toldOrders((ordinal) => spotOf(this.#parts, ordinal)?.slab);
  #parts: Part[] = [];
  #newest: Newest | undefined;
  #names = knownNames();
  #spans: readonly Span[] = [];
  /** Index files that contradict each other or the journal are not asked again. */
  #trusts = true;
  #generation = 0;

  /** The newest segment is kept whenever it grew by `keepEvery` bytes. */
  constructor(folder: JournalFolder, cache: IndexCache, keepEvery: number) {
    this.#keepEvery = keepEvery;
    this.#folder = folder;
    this.#cache = cache;
    this.#shelf = indexShelf(folder, cache);
  }

  /** The segments, oldest first; those that are read form the end. */
  get parts(): readonly Part[] {
    return this.#parts;
  }
  /** The newest segment, with all orders that are open; undefined for a journal without records. */
  get newest(): Fold | undefined {
    return this.#newest?.fold;
  }
  /** Whom orders were for in the segments that are read, the newest first. */
  get names(): readonly KnownNames[] {
    return this.#newest ? [this.#newest.names, this.#names] : [this.#names];
  }
  /** Another number whenever ordinals may mean other records than before. */
  get generation(): number {
    return this.#generation;
  }
  /** Records in all. */
  get total(): number {
    const slab = this.#newest?.fold.slab;
    return slab ? slab.firstOrdinal + slab.count : 0;
  }
  get isComplete(): boolean {
    return this.#parts.every(({ slab }) => slab !== undefined);
  }

  /** Reads what is new, up to these spans; to be called before each question. */
  refresh(spans: readonly Span[]): Promise<void> {
    return this.#inTurn(async () => {
      // An earlier moment's question that comes late needs nothing that is not read.
      if (this.#isBehind(spans)) return;
      this.#spans = spans;
      if (!this.#follows(spans)) await this.#open();
      if (!(await this.#catchUp())) {
        await this.#open();
        await this.#catchUp();
      }
      if (this.#newest && this.#newest.fold.strangers.size > 0) await this.#loadAll();
      if (this.isComplete) await this.#compare();
    });
  }
  /** Reads one more slab; false once all are. */
  loadOne(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.isComplete) return false;
      await this.#loadNext();
      if (this.isComplete) await this.#settle();
      return true;
    });
  }
  /** Reads all slabs, one at a time: a question that needs none of them, such as the first page, waits for one at most. */
  async loadAll(): Promise<void> {
    while (await this.loadOne());
  }

  /** Reads every segment again: for whoever found that a record is not in its place. */
  startOver(): Promise<void> {
    return this.#inTurn(() => this.#startOver());
  }

  async #loadAll(): Promise<void> {
    if (this.isComplete) return;
    while (!this.isComplete) await this.#loadNext();
    await this.#settle();
  }
  #isBehind(spans: readonly Span[]): boolean {
    const [last, known] = [spans.at(-1), this.#parts[spans.length - 1]];
    if (last?.bytes === undefined || known?.segment !== last.name) return false;
    return spans.length < this.#parts.length || last.bytes < known.bytes;
  }
  #follows(spans: readonly Span[]): boolean {
    return this.#parts.length > 0 && this.#parts.every(({ segment }, at) => segment === spans[at]?.name);
  }

  /** Starts anew: after the newest finished segment that has an index file, or from the first. */
  async #open(): Promise<void> {
    [this.#parts, this.#newest, this.#names] = [[], undefined, knownNames()];
    this.#told.forget();
    this.#generation += 1;
    const spans = this.#spans;
    let before: Carry = nothingBefore;
    let first = 0;
    for (let at = spans.length - 2; at >= 0 && this.#trusts && first === 0; at -= 1) {
      const head = await this.#shelf.head(spans[at]?.name ?? '');
      if (head) [before, first] = [head.carry, at + 1];
    }
    const name = spans[first]?.name;
    if (name === undefined) return;
    this.#parts = spans.slice(0, first).map((span) => unread(span.name));
    if (first === spans.length - 1 && this.#trusts)
      this.#newest = await keptNewest(this.#folder, this.#cache, name, before, this.#told);
    if (this.#newest) this.#parts.push(this.#newest.part);
    else this.#begin(name, before);
  }
  #begin(segment: string, before: Carry): void {
    this.#newest = beginNewest(segment, before, this.#told.note);
    this.#parts.push(this.#newest.part);
  }
  /** Reads to the end of the spans; false where what was read before is not there any more. */
  async #catchUp(): Promise<boolean> {
    while (this.#newest) {
      const span = this.#spans[this.#parts.length - 1];
      if (!span || !(await readOn(this.#folder, this.#newest, span.bytes))) return false;
      if (!isReadRightly(this.#newest)) {
        const { part, before } = this.#newest;
        this.#parts.pop();
        this.#begin(part.segment, before);
        continue;
      }
      const next = this.#spans[this.#parts.length];
      if (!next) await keepNewest(this.#cache, this.#newest, this.#keepEvery);
      if (!next) return true;
      await this.#finish(next.name);
    }
    return true;
  }
  /** The newest segment is finished: what is known of it is kept, and the next one follows on. */
  async #finish(next: string): Promise<void> {
    if (this.isComplete) await this.#compare();
    if (!this.#newest) return;
    const { part, fold, names } = this.#newest;
    resize(fold.slab, fold.slab.count);
    const orderedFor = names.told();
    orderedFor.forEach(this.#names.add);
    const carry = fold.carry();
    await this.#shelf.keep({ ...part, slab: fold.slab, carry, orderedFor });
    this.#begin(next, carry);
  }
  /** Compares the newest segment with all earlier ones, which are read. */
  async #compare(): Promise<void> {
    if (!this.#newest) return;
    const earlier = this.#parts.slice(0, -1);
    this.#newest = await compared(this.#folder, earlier, this.#newest, this.#told.note);
    this.#parts = [...earlier, this.#newest.part];
  }

  /** Reads the newest slab that is not read yet, from its index file or from the segment. */
  async #loadNext(): Promise<void> {
    const at = this.#parts.findLastIndex(({ slab }) => !slab);
    const [part, next] = [this.#parts[at], this.#parts[at + 1]?.slab];
    if (!part || !next) return;
    const indexed = (await this.#shelf.read(part.segment)) ?? (await this.#rebuild(at));
    const { slab } = indexed;
    const isFitting = slab.firstOrdinal + slab.count === next.firstOrdinal;
    if (!isFitting || (at === 0 && slab.firstOrdinal !== 0)) return this.#startOver();
    const { bytes, latestBefore, isExact, strangers } = indexed;
    this.#parts[at] = { segment: part.segment, bytes, slab, latestBefore, isExact, strangers };
    indexed.orderedFor.forEach(this.#names.add);
    this.#told.join(slab);
  }
  /** Reads a segment once more, and those before it whose index files are missing too. */
  async #rebuild(at: number): Promise<IndexedSegment> {
    const segment = this.#parts[at]?.segment ?? '';
    const earlier = this.#parts[at - 1]?.segment;
    const known = earlier === undefined ? undefined : await this.#shelf.head(earlier);
    const before = at === 0 ? nothingBefore : (known ?? (await this.#rebuild(at - 1))).carry;
    const alone = beginNewest(segment, before, () => undefined);
    await readOn(this.#folder, alone, undefined);
    const { part, fold, names } = alone;
    resize(fold.slab, fold.slab.count);
    const indexed = { ...part, slab: fold.slab, carry: fold.carry(), orderedFor: names.told() };
    await this.#shelf.keep(indexed);
    return indexed;
  }
  /** Once all slabs are read: compares those with all earlier orders that were read without them. */
  async #settle(): Promise<void> {
    for (const [at, part] of this.#parts.slice(0, -1).entries()) {
      if (part.isExact) continue;
      const found = await earlierOrders(this.#folder, this.#parts.slice(0, at), part);
      if (found.length > 0) return this.#startOver();
      part.isExact = true;
      const read = await this.#shelf.read(part.segment);
      if (read) await this.#shelf.keep({ ...read, isExact: true });
    }
    await this.#compare();
  }
  /** Reads every segment again, asking no index file; what was written anew is asked the next time. */
  async #startOver(): Promise<void> {
    this.#trusts = false;
    await this.#open();
    await this.#catchUp();
    await this.#compare();
  }
}
