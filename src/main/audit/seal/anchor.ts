import { createHash } from 'node:crypto';
import type { ChainPlace } from '../../../contract/proof';
import { v } from '../../../contract/schema';
import type { Keychain } from '../../keychain/keychain';
import type { Unavailable } from '../../keychain/trouble';

/** The anchor is this many records behind the newest at most. */
export const MAX_BEHIND = 8;

/** How long the anchor waits after the keychain refused it; milliseconds. */
const RETRY_MS = 2_000;

/** What the anchor is kept with. */
export interface AnchorTools {
  readonly keychain: Pick<Keychain, 'read' | 'write'>;
  /** This computer: a keychain that roams holds an anchor for each. */
  readonly host: string;
  readonly wait: (ms: number) => Promise<unknown>;
}

const place = v.object({
  v: v.literal(1),
  journalId: v.string(),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** The keychain's item for the anchor of the real journal on this computer. */
function anchorName(host: string): string {
  const readable = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .slice(0, 40);
  const exact = createHash('sha256').update(host).digest('hex').slice(0, 8);
  return `audit-anchor/real/${readable}-${exact}`;
}

/** What the keychain says of the newest record; one that can't be understood is as good as none. */
export async function readAnchor({
  keychain,
  host,
}: {
  readonly keychain: Pick<Keychain, 'read'>;
  readonly host: string;
}): Promise<
  { readonly kind: 'found'; readonly place: ChainPlace } | { readonly kind: 'absent' } | Unavailable
> {
  const item = await keychain.read(anchorName(host));
  if (item.kind !== 'found') return item;
  try {
    const parsed = v.safeParse(place, JSON.parse(item.secret));
    if (!parsed.success) return { kind: 'absent' };
    const { v: _version, ...found } = parsed.output;
    return { kind: 'found', place: found };
  } catch {
    return { kind: 'absent' };
  }
}

/** Writes the anchor at once. */
export async function writeAnchor(
  { keychain, host }: Pick<AnchorTools, 'keychain' | 'host'>,
  at: ChainPlace,
  name = anchorName(host),
): Promise<Unavailable | undefined> {
  const written = await keychain.write(name, JSON.stringify({ v: 1, ...at }));
  return written.kind === 'unavailable' ? written : undefined;
}

/** Keeps the anchor close behind the newest record; nobody waits for it but whoever closes the journal. */
export interface AnchorKeeper {
  /** A record was acknowledged. */
  readonly follow: (at: ChainPlace) => void;
  /** The keychain holds this record as its anchor, written otherwise. */
  readonly stands: (at: ChainPlace) => void;
  /** The number of the record that the keychain has last taken; 0 before. */
  readonly anchored: () => number;
  /** Resolves once the newest record is anchored, or the keychain refused it. */
  readonly flush: () => Promise<void>;
  /** Tries no more after what is under way. */
  readonly end: () => void;
}

/** An anchor that follows; writes are coalesced, one at a time, and tried again after a refusal. */
export function anchorKeeper(tools: AnchorTools): AnchorKeeper {
  const name = anchorName(tools.host);
  let wanted: ChainPlace | undefined;
  let anchored = 0;
  let writing: Promise<boolean> | undefined;
  let waiting = false;
  let ended = false;

  const write = async (): Promise<boolean> => {
    while (wanted && wanted.seq !== anchored) {
      const next = wanted;
      if (await writeAnchor(tools, next, name)) return false;
      anchored = next.seq;
    }
    return true;
  };
  const once = (): Promise<boolean> => (writing ??= write().finally(() => (writing = undefined)));
  const persist = async (): Promise<void> => {
    if (waiting) return;
    waiting = true;
    while (!(await once()) && !ended) {
      await tools.wait(RETRY_MS);
      // Whoever ended it meanwhile was told that nothing more is tried.
      if (ended) break;
    }
    waiting = false;
  };

  return {
    follow: (at) => {
      wanted = at;
      void persist();
    },
    stands: (at) => {
      [wanted, anchored] = [at, at.seq];
    },
    anchored: () => anchored,
    flush: async () => void (await once()),
    end: () => (ended = true),
  };
}
