import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { v } from '../../../contract/schema';

/** The place that a signature is for: it holds for this record of this journal alone. */
export interface SignedPlace {
  readonly journalId: string;
  readonly seq: number;
  readonly hash: string;
}

/** The Ed25519 key of one journal. Its private half leaves this object only as the text for the keychain. */
export interface SigningKey {
  readonly journalId: string;
  /** First 16 hex digits of SHA-256 over the public key's DER. */
  readonly fingerprint: string;
  /** SPKI, as it lies beside the segments. */
  readonly publicPem: string;
  /** 88 characters of base64. */
  readonly sign: (place: SignedPlace) => string;
  /** Whether a signature is this key's for that place, in the one base64 spelling that the format takes. */
  readonly signed: (place: SignedPlace, sig: string) => boolean;
  /** Signs another text of this application's, such as a manifest. */
  readonly signText: (text: string) => string;
  /** SECURITY: for the keychain alone; it holds the private half. */
  readonly secret: () => string;
}

const signedText = ({ journalId, seq, hash }: SignedPlace): Buffer =>
  Buffer.from(`lockout-desk/audit/v1\n${journalId}\n${String(seq)}\n${hash}`);

/** The fingerprint of a public key. */
function fingerprintOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** The fingerprint of the Ed25519 key in a PEM text; undefined where the text holds none. */
export function fingerprintIn(publicPem: string): string | undefined {
  try {
    const key = createPublicKey(publicPem);
    return key.asymmetricKeyType === 'ed25519' ? fingerprintOf(key) : undefined;
  } catch {
    return undefined;
  }
}

const isCanonical = (base64: string): boolean =>
  Buffer.from(base64, 'base64').toString('base64') === base64 && base64.length === 88;

/** Whether a signature is that of the key in a PEM text; false where the text holds none. */
export function isSignedBy(publicPem: string, place: SignedPlace, sig: string): boolean {
  try {
    return isCanonical(sig) && verify(null, signedText(place), publicPem, Buffer.from(sig, 'base64'));
  } catch {
    return false;
  }
}

function keyOf(journalId: string, privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const publicPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  const signText = (bytes: Buffer): string => sign(null, bytes, privateKey).toString('base64');
  return {
    journalId,
    fingerprint: fingerprintOf(publicKey),
    publicPem,
    sign: (place) => signText(signedText(place)),
    signed: (place, sig) => isSignedBy(publicPem, place, sig),
    signText: (text) => signText(Buffer.from(text, 'utf8')),
    secret: () => {
      const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
      return JSON.stringify({ v: 1, journalId, pkcs8 });
    },
  };
}

/** A new key for a journal. */
export function newSigningKey(journalId: string): SigningKey {
  return keyOf(journalId, generateKeyPairSync('ed25519').privateKey);
}

const kept = v.object({ v: v.literal(1), journalId: v.string(), pkcs8: v.string() });

/** The key that a keychain's text holds for this journal; undefined for any other text. */
export function readSigningKey(journalId: string, secret: string): SigningKey | undefined {
  try {
    const parsed = v.safeParse(kept, JSON.parse(secret));
    if (!parsed.success || parsed.output.journalId !== journalId) return undefined;
    const der = Buffer.from(parsed.output.pkcs8, 'base64');
    const key = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? keyOf(journalId, key) : undefined;
  } catch {
    return undefined;
  }
}
