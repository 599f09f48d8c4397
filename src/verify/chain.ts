import { isUtf8 } from 'node:buffer';
import type { ChainPlace, SignedRecord } from '../contract/proof';
import type { ClaimedLines } from './claimed-lines';
import { examineLine, type ExaminedLine } from './examine-line';
import type { Flaw, PlacedFlaw } from './flaw';
import { isKnownLine, type KnownLine, type Lines, type Wanted } from './known-line';
import type { Region } from './line-regions';
import { anchored, misplaced } from './next-record';
import { RecordShapes } from './record-shapes';
import { RecordedAlarms, speaksOfAlarms } from './recorded-alarms';
import { bringsKey, type Signing } from './signing';

export interface ChainStart {
  /** Of the first record to be read. */
  readonly seq: number;
  readonly prev: string;
  readonly signing: Signing;
  readonly claims: ClaimedLines;
  readonly everySignature: boolean;
  readonly anchor?: ChainPlace;
}

/** The last record that was found in order. */
export interface LastRecord {
  readonly segment: string;
  readonly line: number;
  readonly offset: number;
  /** Its line without the newline; a copy. */
  readonly bytes: Buffer;
}

/** A chain of records, checked line by line as it is read. */
export class Chain {
  first: ExaminedLine | undefined;
  /** The last record that was found in order. */
  last: LastRecord | undefined;
  /** The last record in order whose signature was verified; one that brings a key counts once the key before it was checked. */
  signedTo: SignedRecord | undefined;
  /** Of the last record that was found in order. */
  hash: string;
  /** Where the next line begins. */
  readonly place = { segment: '', line: 1, offset: 0 };
  readonly alarms = new RecordedAlarms();
  readonly #wanted: Wanted;
  readonly #start: ChainStart;
  readonly #shapes = new RecordShapes();
  readonly #known: KnownLine = { hash: '', hashAt: 0, newline: 0 };

  constructor(start: ChainStart) {
    this.#start = start;
    this.hash = start.prev;
    this.#wanted = { seq: start.seq, prev: start.prev, prevAt: -1, signed: start.signing.isSigned };
  }

  /** The number of the last record that was found in order; one less than the first where there is none. */
  get lastSeq(): number {
    return this.#wanted.seq - 1;
  }

  beginSegment(segment: string): void {
    Object.assign(this.place, { segment, line: 1, offset: 0 });
  }

  /**
   * Checks the lines of a region from a position on. Gives the position where it stopped: the region's end, or a line
   * before which the claimed lines have to be refilled.
   */
  walk(region: Region, from: number): number | PlacedFlaw {
    const { claims, signing } = this.#start;
    const { bytes, to: end } = region;
    const lines = { bytes, end, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    const isText = isUtf8(bytes.subarray(from, end));
    let [passed, before, at, count] = [from, from, from, 0];
    // Where the hash of the record before stands is known of records in these bytes alone.
    this.#wanted.prevAt = -1;
    while (at < end && claims.nextSeq !== 0) {
      const newline = this.#next(lines, at, isText);
      if (typeof newline !== 'number') {
        this.#goOn(count, at - passed);
        return this.#placed(newline);
      }
      if (signing.hasFormer) {
        this.#pass(bytes, [passed, before, at], count);
        [passed, count] = [at, 0];
        const wrong = this.#checkFormer();
        if (wrong) return wrong;
      }
      if (claims.nextSeq === this.lastSeq && !claims.matches(bytes, at, newline + 1)) return claims.left();
      count += 1;
      before = at;
      at = newline + 1;
    }
    this.#pass(bytes, [passed, before, at], count);
    return at;
  }

  /** Checks a last line that lacks its newline. */
  walkUnended({ bytes, from, to }: Region): PlacedFlaw | undefined {
    const wrong = this.#examine(bytes.subarray(from, to));
    if (wrong) return this.#placed(wrong);
    const former = this.#checkFormer();
    if (former) return former;
    this.#goOn(1, to - from);
    this.#keep(bytes.subarray(from, to), to - from);
    return undefined;
  }

  /** Whether the last record's signature is valid. */
  checkLast(): PlacedFlaw | undefined {
    return this.#ofLast(({ seq, hash, sig }) => this.#start.signing.check(seq, hash, sig, true));
  }

  /** Where a new key has just come: whether the record before is signed by the key before. */
  #checkFormer(): PlacedFlaw | undefined {
    const former = this.#start.signing.takeFormer();
    // SECURITY: whoever holds the new key alone could chain anew what the key before signed; no later signature shows that.
    return former && this.#ofLast(former);
  }

  #ofLast(check: (line: ExaminedLine) => Flaw | undefined): PlacedFlaw | undefined {
    if (!this.last) return undefined;
    const { bytes, segment, line, offset } = this.last;
    const examined = examineLine(bytes);
    const wrong = 'problem' in examined ? examined : check(examined);
    if (wrong) return { ...wrong, segment, line, offset };
    if (!('problem' in examined)) this.#proves(examined);
    return undefined;
  }

  /** The position of the newline after the next line, which is in order. */
  #next(lines: Lines, at: number, isText: boolean): number | Flaw {
    const known = this.#known;
    const mayPass = isText && this.#mayPass();
    if (mayPass && isKnownLine(this.#shapes, lines, at, this.#wanted, known)) {
      // SECURITY: the same words of a key can be right in one place and wrong in another.
      const { says } = this.#shapes;
      const wrong = says && this.#start.signing.take({ seq: this.#wanted.seq, ...says });
      if (wrong) return wrong;
      this.#moveOn(known.hash, known.hashAt);
      return known.newline;
    }
    const newline = lines.bytes.indexOf(10, at);
    return this.#examine(lines.bytes.subarray(at, newline)) ?? newline;
  }

  /** Whether a line may be passed by its shape alone: neither its signature nor the anchor has to be looked at. */
  #mayPass(): boolean {
    const { everySignature, anchor } = this.#start;
    const { seq, signed } = this.#wanted;
    return !(everySignature && signed) && !(anchor && seq >= anchor.seq);
  }

  #examine(bytes: Buffer): Flaw | undefined {
    const { everySignature, signing, anchor } = this.#start;
    const line = examineLine(bytes);
    if ('problem' in line) return line;
    const { seq, hash, sig } = line;
    const every = everySignature || (anchor !== undefined && seq > anchor.seq);
    const wrong =
      misplaced(line, this.#wanted.seq, this.#wanted.prev) ??
      signing.take(line) ??
      signing.check(seq, hash, sig, every) ??
      anchored(anchor, seq, hash);
    if (wrong) return wrong;
    this.first ??= line;
    // SECURITY: a new key and an alarm are never passed by their shape; the type is part of a shape.
    if (!bringsKey(line) && !speaksOfAlarms(line.type)) this.#shapes.learn(bytes, line);
    this.alarms.take(line);
    // SECURITY: a new key proves nothing of what the key before it signed.
    if (!signing.hasFormer) this.#proves(line);
    this.#moveOn(hash, -1);
    return undefined;
  }

  /** Notes a record in order, where its signature is the one that was last found valid. */
  #proves({ seq, at }: Pick<ExaminedLine, 'seq' | 'at'>): void {
    const { valid } = this.#start.signing;
    if (valid?.seq === seq) this.signedTo = { seq, at, fingerprint: valid.fingerprint };
  }

  #moveOn(hash: string, hashAt: number): void {
    this.hash = hash;
    this.#wanted.seq += 1;
    this.#wanted.prev = hash;
    this.#wanted.prevAt = hashAt;
    this.#wanted.signed = this.#start.signing.isSigned;
  }

  /** Goes on over so many lines from `passed` to `at`; the last of them, which begins `before` that, is kept. */
  #pass(bytes: Buffer, [passed, before, at]: readonly [number, number, number], lines: number): void {
    this.#goOn(lines, at - passed);
    if (lines > 0) this.#keep(bytes.subarray(before, at - 1), at - before);
  }

  #goOn(lines: number, bytes: number): void {
    this.place.line += lines;
    this.place.offset += bytes;
  }

  /** Keeps the line before the place that was come to. */
  #keep(bytes: Buffer, length: number): void {
    const { segment, line, offset } = this.place;
    // A copy, as the piece that it stands in is overwritten.
    this.last = { segment, line: line - 1, offset: offset - length, bytes: Buffer.from(bytes) };
  }

  #placed(wrong: Flaw): PlacedFlaw {
    return { ...wrong, ...this.place };
  }
}
