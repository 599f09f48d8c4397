import type { ChainEnds } from './journal-files';
import { signerOf, type BundleWords } from './manifest';
import { seen } from './shown-text';

/** Text that begins no line of its own. */
const inLine = (text: string): string => seen(text).replaceAll(/[\t\n]/g, ' ');

/** The check of the manifest's signature, and of what the key file holds; nothing for an unsigned journal. */
function signatureByHand(fingerprint: string | undefined): string {
  if (fingerprint === undefined) return 'This journal is not signed, and there is no manifest.sig.\n';
  // No command may hold what this bundle says of its key: compared with itself any key would pass.
  return `The key is the one that was noted, and it signed manifest.json (OpenSSL 3). Put the noted fingerprint in the first line,
that of the newest key where the journal has several; one that is copied from this bundle proves nothing:

    noted=FINGERPRINT-NOTED-ELSEWHERE
    key=public-key-$noted.pem
    [ "$(openssl pkey -pubin -in $key -outform DER | sha256sum | cut -c1-16)" = "$noted" ] && echo "the noted key"
    printf 'lockout-desk/evidence/v1\\n%s' "$(sha256sum < manifest.json | cut -c1-64)" > signed-text
    base64 -d manifest.sig > signature
    openssl pkeyutl -verify -pubin -inkey $key -rawin -in signed-text -sigfile signature

It must say "the noted key" and "Signature Verified Successfully". Where there is no such key file, another key signed.
`;
}

const chainByHand = ({ first, last }: ChainEnds): string => `The chain, in the unpacked folder (POSIX shell):

    export LC_ALL=C
    prev=${first.prev}
    seq=${String(first.seq - 1)}
    cat segment-*.jsonl | (
      while IFS= read -r line; do
        seq=$((seq + 1))
        body=\${line%',"hash":"'*}
        hash=$(printf '%s' "$body" | sha256sum | cut -d' ' -f1)
        case $line in
          "{\\"v\\":1,\\"seq\\":$seq,\\"prev\\":\\"$prev\\","*",\\"hash\\":\\"$hash\\",\\"sig\\":\\""*) prev=$hash ;;
          *) echo "record $seq: broken"; exit 1 ;;
        esac
      done
      echo "unbroken to record $seq, the last is $prev"
    )

It must end with record ${String(last.seq)} and
${last.hash}.
It starts programs for each record, so that it is for thousands of records, not for a million; the verifier also checks
what it does not: signatures of records, members that are named twice, and that records.jsonl is a part of the segments.
`;

/** The text of `README.txt`: what the files are and how they are verified, by the verifier and by hand. */
export function readmeOf(words: BundleWords, ends: ChainEnds): string {
  const keys = words.keys.map(({ fingerprint }) => fingerprint);
  const expected = signerOf(words) === undefined ? '' : ' --expect-key F';
  return `Evidence from an audit journal of Lockout Desk
==============================================

Journal ${inLine(words.journalId)}, made ${inLine(words.createdAt)} on ${inLine(words.by.host)} by ${inLine(words.by.osUser)}.

records.jsonl             the records that the filter shows, byte for byte as in the journal
segment-NNNNNN.jsonl      the journal's own files, whole, from that of the first of these records to that of the last
public-key-F.pem          the public keys that ever signed there; F is the key's fingerprint
summary.html              the same for people, to be read or printed
manifest.json             what was asked for, by whom, and size and SHA-256 of every other file
manifest.sig              the signature of manifest.json, where the journal is signed
lockout-desk-verify.mjs   the verifier: one file, needs Node 20 or newer and nothing else

The segments also hold records that the filter does not show, with the names of other traders and administrators: without
them nobody could verify the chain. Hand this bundle on to those only who may see them.

Verifying
---------

    node lockout-desk-verify.mjs${expected} bundle.zip

bundle.zip is this whole file, not unpacked. Add --signatures to have every record's signature checked.
Better than the enclosed verifier is one that you took from the program's makers.
${
  keys.length === 0
    ? ''
    : `F is a fingerprint that was noted earlier and elsewhere; --expect-key is given once for each key. Without it the verifier
can't tell this journal from one that somebody made anew with a key of his own. This bundle names
${keys.join(', ')}
as its keys: compare them with what was noted, and don't copy them from here, as any bundle agrees with itself.
`
}
By hand
-------

Unpack the bundle. The files are those of the manifest (sha256sum of GNU coreutils; macOS: shasum -a 256):

    sha256sum *

and compare with "sha256" in manifest.json.

${signatureByHand(signerOf(words))}
${chainByHand(ends)}`;
}
