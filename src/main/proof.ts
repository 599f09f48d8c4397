import type { Alarm, ChainPlace, CopyHealth, LastVerified, ProofAnswer } from '../contract/proof';
import type { Appended, NewRecord } from './audit/journal';
import type { Span } from './audit/segments';

/** What there is to be asked and done about the proof of one journal, which has been opened. */
export interface ProofOf {
  readonly folder: string;
  readonly cacheFolder: string;
  readonly keyFingerprint: () => string | undefined;
  /** Alarms that nobody has acknowledged, oldest first, 20 at most. */
  readonly openAlarms: () => Promise<readonly Alarm[]>;
  readonly lastVerified: () => Promise<LastVerified | undefined>;
  readonly copyHealth: () => CopyHealth | undefined;
  /** What the keychain holds as this journal's anchor, as far as it can be read. */
  readonly anchor: () => Promise<ChainPlace | undefined>;
  /** What is acknowledged by now. */
  readonly spans: () => Promise<readonly Span[]>;
  readonly journalId: () => Promise<string | undefined>;
  readonly append: (record: NewRecord) => Promise<Appended>;
  /** Makes a new key where one is needed. */
  readonly rekey: (reason: string) => Promise<ProofAnswer>;
  /** Signs a text with the journal's key; undefined where it has none. */
  readonly sign: (text: string) => string | undefined;
}
