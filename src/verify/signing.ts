import type { KeyObject } from 'node:crypto';
import type { SigningKey } from '../contract/proof';
import { bounded, MAX_NOTE } from './bounded';
import type { ExaminedLine } from './examine-line';
import { brief, flaw, type Flaw } from './flaw';
import { isSigned, keyIn, signedText, type Keys } from './keys';

/** What is known of a journal before its first record is read. */
export interface SigningStart {
  readonly keys: Keys;
  /** Fingerprints that were noted elsewhere; every key that signs must be among them. */
  readonly expectKeys: readonly string[];
  /** The anchor's or the manifest's. */
  readonly journalId?: string;
  /** Where the records do not begin with the first: the key that signed the one before them. */
  readonly key?: SigningKey;
}

const idForm = /^[0-9A-Za-z-]{1,64}$/;
/** Each is listed, so that a journal of new keys alone would fill the memory. */
const MOST_KEYS = 10_000;
const fingerprintForm = /^[0-9a-f]{16}$/;

/** Whether a record says something of the journal's id or key. */
export const speaksOfKeys = (type: string): boolean =>
  type === 'journal.opened' || type === 'journal.rekeyed';

/** Whether a record may be the first that another key signs. */
export const bringsKey = ({ seq, type }: Pick<ExaminedLine, 'seq' | 'type'>): boolean =>
  seq === 1 || type === 'journal.rekeyed';

/** The flaw of a first record that is none. */
function notFirst({ type, data }: Pick<ExaminedLine, 'type' | 'data'>): Flaw | undefined {
  const { journalId, format } = data;
  if (type !== 'journal.opened') return flaw('first-record', 'journal.opened', brief(type));
  if (format !== 1) return flaw('first-record', 'format 1', brief(format));
  // SECURITY: the id is part of what is signed; with a newline in it one text could be two claims.
  if (typeof journalId === 'string' && idForm.test(journalId)) return undefined;
  return flaw('first-record', 'a journalId of letters, digits and hyphens', brief(journalId));
}

/** A key that signs, with its fingerprint. */
interface Signer {
  readonly key: KeyObject;
  readonly fingerprint: string;
}

type Signed = Pick<ExaminedLine, 'seq' | 'hash' | 'sig'>;

/** Whose journal it is, and which key signs from where on. */
export class Signing {
  /** In the order in which they signed. */
  readonly signed: SigningKey[] = [];
  journalId: string | undefined;
  /** The last record whose signature was found valid, and whose. */
  valid: { readonly seq: number; readonly fingerprint: string } | undefined;
  #signer: Signer | undefined;
  /** The key before, until its last record was looked at. */
  #former: Signer | undefined;
  /** The key before the first record, until that one was looked at. */
  #before: SigningKey | undefined;
  /** Nothing signed by the current key was verified yet. */
  #fresh = false;
  readonly #start: SigningStart;

  constructor(start: SigningStart) {
    this.#start = start;
    this.journalId = start.journalId;
  }

  get isSigned(): boolean {
    return this.#signer !== undefined;
  }

  /** Whether a new key has just come, and there is one before it. */
  get hasFormer(): boolean {
    return this.#former !== undefined;
  }

  /** Before any record: whether the key that signed the one before them is there. */
  begin(): Flaw | undefined {
    const { key } = this.#start;
    const signer = key && this.#signerOf(key.fingerprint);
    if (!signer || 'problem' in signer) return signer;
    this.#before = key;
    this.#signer = signer;
    this.#fresh = true;
    return undefined;
  }

  /** Takes in what a record says of the journal or its key, before its own signature is looked at. */
  take(line: Pick<ExaminedLine, 'seq' | 'type' | 'data'>): Flaw | undefined {
    const before = this.#before;
    this.#before = undefined;
    // SECURITY: a key that a manifest names, and that signs no record here, is none of those that signed.
    const wrong = before && !bringsKey(line) ? this.#list(before) : undefined;
    if (wrong) return wrong;
    if (line.seq === 1) return this.#first(line);
    if (line.type === 'journal.opened') return this.#opened(line.data);
    return line.type === 'journal.rekeyed' ? this.#rekeyed(line) : undefined;
  }

  /** Whether a signature is there where it has to be; with `every` and for a new key also whether it is valid. */
  check(seq: number, hash: string, sig: string, every: boolean): Flaw | undefined {
    const signer = this.#signer;
    if (!signer) return sig === '' ? undefined : flaw('signature-without-key', 'no signature', brief(sig));
    if (sig === '') return flaw('signature-missing', `a signature by ${signer.fingerprint}`, 'none');
    if (!every && !this.#fresh) return undefined;
    this.#fresh = false;
    return this.#verify(signer, { seq, hash, sig });
  }

  /** Once after a new key has come: whether a record is signed by the key before. Undefined where there is none. */
  takeFormer(): ((line: Signed) => Flaw | undefined) | undefined {
    const former = this.#former;
    this.#former = undefined;
    return former && ((line) => this.#verify(former, line));
  }

  /** Whether a record of the journal is signed by a key. */
  #verify({ key, fingerprint }: Signer, { seq, hash, sig }: Signed): Flaw | undefined {
    if (!isSigned(key, signedText(String(this.journalId), seq, hash), sig))
      return flaw('signature', `a signature by ${fingerprint}`, sig);
    this.valid = { seq, fingerprint };
    return undefined;
  }

  #signerOf(name: unknown): Signer | Flaw {
    if (typeof name !== 'string' || !fingerprintForm.test(name)) {
      return flaw('key', 'a fingerprint of 16 hex digits', brief(name));
    }
    const key = keyIn(this.#start.keys, name);
    return 'problem' in key ? key : { key, fingerprint: name };
  }

  /** Lists a key as one that signs, if it may. */
  #list({ fingerprint, fromSeq, reason }: SigningKey): Flaw | undefined {
    const { expectKeys } = this.#start;
    // SECURITY: a list without some of its keys would say of them that they signed nothing.
    if (this.signed.length >= MOST_KEYS)
      return flaw('key', `at most ${String(MOST_KEYS)} keys, one after another`, 'one more');
    // SECURITY: whoever re-makes a journal signs it with a key of his own; only a fingerprint noted elsewhere tells.
    if (expectKeys.length > 0 && !expectKeys.includes(fingerprint)) {
      const why = reason === undefined ? '' : ` (a new key, with the reason: ${brief(reason)})`;
      return flaw(
        'expect-key',
        `a key that was named: ${expectKeys.join(' or ')}`,
        `records signed by ${fingerprint}${why}`,
      );
    }
    const why = reason === undefined ? undefined : bounded(reason, MAX_NOTE);
    this.signed.push({ fingerprint, fromSeq, ...(why !== undefined && { reason: why }) });
    return undefined;
  }

  #use(name: unknown, fromSeq: number, reason?: unknown): Flaw | undefined {
    const signer = this.#signerOf(name);
    if ('problem' in signer) return signer;
    // A key that signed nothing here leaves no record to be checked.
    const former = this.signed.length > 0 ? this.#signer : undefined;
    const { fingerprint } = signer;
    const wrong = this.#list({ fingerprint, fromSeq, ...(typeof reason === 'string' && { reason }) });
    if (wrong) return wrong;
    this.#former = former;
    this.#signer = signer;
    this.#fresh = true;
    return undefined;
  }

  #first(line: Pick<ExaminedLine, 'seq' | 'type' | 'data'>): Flaw | undefined {
    const { journalId, keyFingerprint } = line.data;
    const wrong = notFirst(line);
    if (wrong) return wrong;
    if (this.journalId !== undefined && journalId !== this.journalId) {
      return flaw('journal-id', this.journalId, brief(journalId));
    }
    this.journalId = String(journalId);
    return keyFingerprint === undefined ? undefined : this.#use(keyFingerprint, line.seq);
  }

  #opened({ journalId, keyFingerprint }: ExaminedLine['data']): Flaw | undefined {
    if (journalId !== this.journalId) return flaw('journal-id', String(this.journalId), brief(journalId));
    if (keyFingerprint === undefined || keyFingerprint === this.#signer?.fingerprint) return undefined;
    return flaw('key', this.#signer?.fingerprint ?? 'no key', brief(keyFingerprint));
  }

  #rekeyed({ seq, data }: Pick<ExaminedLine, 'seq' | 'data'>): Flaw | undefined {
    const { keyFingerprint, previous, reason } = data;
    if (previous !== undefined && previous !== this.#signer?.fingerprint) {
      return flaw('key', `${this.#signer?.fingerprint ?? 'no key'} as the previous one`, brief(previous));
    }
    return this.#use(keyFingerprint, seq, reason);
  }
}
