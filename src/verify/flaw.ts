import type { SignedRecord } from '../contract/proof';

/** What can be wrong with a journal or a bundle; the words are stable. */
export type Problem =
  | 'missing-segment'
  | 'added-segment'
  | 'empty-segment'
  | 'no-records'
  | 'torn'
  | 'cut'
  | 'newline'
  | 'line-too-long'
  | 'tail'
  | 'hash'
  | 'head'
  | 'seq'
  | 'prev'
  | 'utf8'
  | 'json'
  | 'spaces'
  | 'duplicate-member'
  | 'members'
  | 'first-record'
  | 'journal-id'
  | 'signature'
  | 'signature-missing'
  | 'signature-without-key'
  | 'key'
  | 'key-file'
  | 'expect-key'
  | 'anchor'
  | 'anchor-cut'
  | 'anchor-added'
  | 'zip'
  | 'manifest'
  | 'manifest-signature'
  | 'bundle-file'
  | 'bundle-records';

/** What is wrong, without the place. */
export interface Flaw {
  readonly problem: Problem;
  readonly expected: string;
  readonly found: string;
}

/** A flaw with its place; line and offset are 0 where a whole file is meant. */
export interface PlacedFlaw extends Flaw {
  readonly segment: string;
  /** From 1. */
  readonly line: number;
  /** Byte offset of the line's start. */
  readonly offset: number;
  /** The last record before that whose signature was verified. */
  readonly signedTo?: SignedRecord;
}

export const flaw = (problem: Problem, expected: string, found: string): Flaw => ({
  problem,
  expected,
  found,
});

/** A flaw of a whole file. */
export const fileFlaw = (segment: string, problem: Problem, expected: string, found: string): PlacedFlaw => ({
  segment,
  line: 0,
  offset: 0,
  problem,
  expected,
  found,
});

/** The first 120 UTF-16 code units of something found, as JSON where it is no text; of a list or an object, that it is one. */
export function brief(value: unknown): string {
  // SECURITY: writing JSON goes as deep as what it writes; a record nested deeply enough would end the verifier unheard.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length <= 120 ? text : `${text.slice(0, 120)}...`;
}
