import { connect } from 'node:net';
import { v } from '../../contract/schema';

/** Who holds a folder; the nonce tells two holders in one process apart. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** UTC, ISO 8601. */
  readonly since: string;
  readonly nonce: string;
}

const holderSchema = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.pipe(v.string(), v.maxLength(255)),
  since: v.pipe(v.string(), v.isoTimestamp()),
  nonce: v.pipe(v.string(), v.maxLength(64)),
});

/** What was heard at an address. */
export type Asked =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'somebody'; readonly words: string; readonly nonce?: string };

const MAX_ANSWER = 1024;
const PATIENCE_MS = 1000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function understand(text: string): Asked {
  const holder = v.safeParse(holderSchema, parse(text));
  if (!holder.success) return { kind: 'somebody', words: 'another process' };
  const { pid, host, since, nonce } = holder.output;
  return { kind: 'somebody', words: `process ${String(pid)} on ${host}, since ${since}`, nonce };
}

/** Nobody listens only where the system says so; any other failure may be a holder that is slow or not ours to ask. */
const isVacant = (error: Error): boolean =>
  'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT');

/** Connects and hears who holds an address. Never rejects. */
export function askHolder(address: string): Promise<Asked> {
  // SECURITY: any program of this computer may answer here, so what it says is bounded, checked and only ever shown.
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ path: address });
    const end = (): void => {
      socket.destroy();
      resolve(understand(heard));
    };
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE_MS, end);
    socket.on('error', (error) => (isVacant(error) ? resolve({ kind: 'nobody' }) : end()));
    socket.on('end', end);
    socket.on('data', (text: string) => {
      heard += text;
      if (heard.length > MAX_ANSWER) end();
    });
  });
}
