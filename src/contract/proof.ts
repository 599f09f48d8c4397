import type { JournalName } from './audit';
import type { HistoryCounts, HistoryFilter } from './history';
import type { KeychainTrouble } from './sessions';

/** What opening a journal may find against what the anchor in the keychain says. */
export type AlarmProblem =
  /** There is no journal any more. */
  | 'removed'
  /** It is another journal. */
  | 'replaced'
  /** It ends before the anchored record. */
  | 'cut'
  /** Another record stands in the anchored one's place, or its signature is that of no key of this journal. */
  | 'changed'
  /** A record after the anchored one has no valid signature of this journal's key. */
  | 'added'
  /** More than 8 records stand after the anchored one. */
  | 'added-many';

/** A place in a journal. */
export interface ChainPlace {
  readonly journalId: string;
  readonly seq: number;
  readonly hash: string;
}

/** An alarm that nobody has acknowledged yet. */
export interface Alarm {
  /** The id of its record. */
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly problem: AlarmProblem;
  readonly expected?: ChainPlace;
  readonly found?: ChainPlace;
}

/** How the second copy that the policy asks for is doing. */
export interface CopyHealth {
  /** The copy's own folder, below the one that the policy names. */
  readonly folder: string;
  readonly state: 'current' | 'behind' | 'failed';
  /** Records that are not in the copy yet. */
  readonly behind: number;
  /** Why it failed: the system's word, or `differs` where the copy holds other bytes than the journal. */
  readonly code?: string;
  /** Since when it is not current; UTC. */
  readonly since?: string;
}

/** How far a journal was verified, by its own record of it. */
export interface LastVerified {
  readonly at: string;
  readonly result: 'intact' | 'broken';
  /** The last record that was verified. */
  readonly lastSeq?: number;
}

/** What there is to say of a journal's proof. */
export interface JournalHealth {
  /** First 16 hex digits of SHA-256 over the public key's DER; absent: records are not signed. */
  readonly keyFingerprint?: string;
  /** Oldest first, 20 at most. */
  readonly alarms: readonly Alarm[];
  readonly verified?: LastVerified;
  readonly copy?: CopyHealth;
}

/** What the anchor in the keychain says of a journal that was verified. */
export type AnchorFinding =
  /** It was not looked at: no keychain at hand, or not this computer's journal. */
  | { readonly kind: 'not-compared' }
  /** The anchored record is there with its hash, and so many records stand after it. */
  | { readonly kind: 'found'; readonly recordsAfter: number };

/** A key that signs from a record on. */
export interface SigningKey {
  readonly fingerprint: string;
  readonly fromSeq: number;
  /** Given where the journal was re-keyed. */
  readonly reason?: string;
}

/** An alarm that a journal records; `note` is what was said when it was acknowledged. */
export interface RecordedAlarm {
  readonly seq: number;
  readonly at: string;
  readonly problem: string;
  readonly note?: string;
}

/** A record that was verified together with its signature, and so proves all before it. */
export interface SignedRecord {
  readonly seq: number;
  readonly at: string;
  /** Of the key that signed it. */
  readonly fingerprint: string;
}

/** What came of verifying a journal. */
export type Verdict =
  | {
      readonly kind: 'intact';
      readonly journalId: string;
      readonly records: number;
      readonly firstSeq: number;
      readonly lastSeq: number;
      readonly firstAt: string;
      readonly lastAt: string;
      readonly lastHash: string;
      /** In the order in which they signed; none: unsigned. */
      readonly keys: readonly SigningKey[];
      /** The key that signs a bundle, also where it signs none of its records; absent for a folder, or where none signs. */
      readonly bundleKey?: string;
      /** Whether every signature was checked, or the last one of each segment and the first and last of each key. */
      readonly everySignature: boolean;
      /** Whether the keys were compared with fingerprints that were noted elsewhere. */
      readonly keyCompared: boolean;
      readonly anchor: AnchorFinding;
      /** Of a bundle alone, whose manifest was checked as well: how many records were exported. */
      readonly exported?: number;
      /** Alarms that the records themselves tell of, in order. Of more than 20 those that nobody acknowledged. */
      readonly alarms: readonly RecordedAlarm[];
      /** How many there are, listed or not. */
      readonly alarmCount: number;
    }
  | {
      readonly kind: 'broken';
      /** A stable word for what is wrong, such as `hash` or `signature`. */
      readonly problem: string;
      /** The file that is meant: a segment, a key or a bundle's manifest. */
      readonly segment: string;
      /** From 1; 0 where no line is meant. */
      readonly line: number;
      /** Byte offset of that line's start in the segment. */
      readonly offset: number;
      readonly expected: string;
      readonly found: string;
      /** The last record before that whose signature was verified: of later ones nothing is proved. Absent: there is none. */
      readonly signedTo?: SignedRecord;
    }
  | { readonly kind: 'unreadable'; readonly file: string; readonly code: string };

export interface VerifyRequest {
  readonly journal: JournalName;
  readonly everySignature: boolean;
}

export type VerifyAnswer =
  | { readonly kind: 'verified'; readonly verdict: Verdict; readonly at: string; readonly recorded: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly why: 'busy' | 'not-there' };

export type ExportFormat = 'csv' | 'jsonl' | 'bundle';

export interface ExportRequest {
  readonly journal: JournalName;
  readonly filter: HistoryFilter;
  readonly format: ExportFormat;
  /** CSV begins with a byte order mark, as some spreadsheets want. */
  readonly byteOrderMark: boolean;
}

export type ExportAnswer =
  | {
      readonly kind: 'written';
      readonly file: string;
      readonly bytes: number;
      readonly records: number;
      readonly sha256: string;
      readonly recorded: boolean;
    }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'stopped';
      readonly why:
        | 'busy'
        | 'not-there'
        | 'nothing-shown'
        /** The filter, which is recorded. */
        | 'text-holds-token'
        /** A bundle of 4 GiB or more. */
        | 'too-large'
        /** The place lies among the files of a journal. */
        | 'journal-folder'
        /** The key that signs is not at hand. */
        | 'not-signed'
        /** The journal is not what its index or its own lines say. */
        | 'journal-unsound';
    }
  /** The disk refused; nothing is left behind. `code` is the system's word. */
  | { readonly kind: 'stopped'; readonly why: 'disk'; readonly code: string };

export interface AcknowledgeRequest {
  readonly journal: JournalName;
  readonly alarmId: string;
  readonly note: string;
}

export interface RekeyRequest {
  readonly journal: JournalName;
  readonly reason: string;
}

/** Notes of an acknowledgement and reasons of a new key hold 1 to so many UTF-16 code units. */
export const MAX_PROOF_NOTE = 1000;

/** Why a note about the journal's proof was not recorded. */
export type ProofStop =
  | 'note-empty'
  | 'note-too-long'
  | 'note-not-text'
  | 'text-holds-token'
  | 'alarm-not-known'
  | 'no-key-needed'
  | 'journal-opening'
  | 'journal-not-writable'
  | 'journal-held'
  | 'journal-broken'
  | 'journal-needs-key'
  | `keychain-${KeychainTrouble}`;

export type ProofAnswer =
  { readonly kind: 'recorded' } | { readonly kind: 'stopped'; readonly why: ProofStop };

/** What is pushed while something long is under way, and when a journal's proof changed. */
export type AuditProgress =
  | { readonly kind: 'counts'; readonly countId: number; readonly counts: HistoryCounts }
  /** In bytes of the journal. */
  | { readonly kind: 'job'; readonly job: 'verify' | 'export'; readonly done: number; readonly total: number }
  | { readonly kind: 'health'; readonly journal: JournalName };
