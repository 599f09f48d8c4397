import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { KeyAndCertificate } from './certificates';

/** One request as it arrived, byte for byte. */
export interface Received {
  /** 1 for the first connection. */
  readonly connection: number;
  readonly head: string;
  readonly body: Buffer;
}

/** What a script can do once a whole request has been read. */
export interface Reply {
  readonly write: (bytes: string | Buffer) => Promise<void>;
  /** Ends in order: everything written arrives, then the end. */
  readonly end: () => void;
  /** Resets the connection beneath TLS. */
  readonly reset: () => void;
  readonly isOpen: () => boolean;
}
export type Script = (reply: Reply) => void | Promise<void>;

export interface ApiServer {
  readonly port: number;
  /** Its address by number, without a path. */
  readonly url: string;
  readonly received: readonly Received[];
  /** Every byte that came out of TLS, also of no whole request. */
  readonly bytesRead: () => number;
  /** Protocols that TLS agreed on, one a connection. */
  readonly protocols: readonly (string | false | null)[];
  /** Scripts for the next requests, one each; after them every request gets 200 with `{"ok":true}`. */
  readonly next: (...scripts: Script[]) => void;
  readonly close: () => Promise<void>;
}

/** A whole answer; its length is announced. */
export const answer =
  (status: number, body: string, headers = ''): Script =>
  ({ write }) =>
    write(`${headOf(status, Buffer.byteLength(body), headers)}${body}`);

/** A head that announces `length` bytes; `headers` are whole lines, each with its CRLF. */
export const headOf = (status: number, length: number, headers = ''): string =>
  `HTTP/1.1 ${String(status)} Scripted\r\n${headers}Content-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`;

/** Reads and says nothing. */
export const never: Script = () => undefined;

/** Ends, or resets, without a word, once the request has been read. */
export const cut: Script = ({ end }) => end();
export const reset: Script = (reply) => reply.reset();

/** Writes the start of an answer, then ends it early. */
export const broken =
  (start: string, how: 'end' | 'reset' = 'end'): Script =>
  async (reply) => {
    await reply.write(start);
    // What was written has to be under way before a reset, which discards it.
    await pause(50);
    reply[how]();
  };

/** An answer of one byte each `ms`, until the client has enough of it. */
export const dribble =
  (body: string, ms: number): Script =>
  async ({ write, isOpen }) => {
    await write(headOf(200, body.length));
    for (const byte of body) {
      if (!isOpen()) return;
      await write(byte);
      await pause(ms);
    }
  };

/** An answer of `size` bytes, written as fast as they are read; `written` hears how far it came. */
export const huge =
  (size: number, written: (bytes: number) => void): Script =>
  async ({ write, isOpen }) => {
    const piece = Buffer.alloc(64 * 1024, 0x20);
    await write(headOf(200, size));
    for (let done = 0; done < size && isOpen(); done += piece.length) {
      await write(piece);
      written(done);
    }
  };

/** Waits, then does what the script says. */
export const later =
  (ms: number, script: Script): Script =>
  async (reply) => {
    await pause(ms);
    await script(reply);
  };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ok = answer(200, '{"ok":true}');

/** The first whole request in `bytes`, if it has arrived; the lengths of all bodies here are announced. */
function firstRequest(bytes: Buffer): Omit<Received, 'connection'> | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = bytes.subarray(0, headEnd + 4).toString('latin1');
  const length = Number(/^content-length: (\d+)\r$/im.exec(head)?.[1] ?? '0');
  const body = bytes.subarray(headEnd + 4, headEnd + 4 + length);
  return body.length === length ? { head, body } : undefined;
}

const replyOn = (socket: TLSSocket, beneath: Socket | undefined): Reply => ({
  write: (bytes) => new Promise((resolve) => void socket.write(bytes, () => resolve())),
  end: () => void socket.end(),
  reset: () => void beneath?.resetAndDestroy(),
  isOpen: () => !socket.destroyed,
});

/** A real TLS server on 127.0.0.1 that offers HTTP/2 and HTTP/1.1, speaks the latter, and keeps what it reads. */
export async function apiServer({ key, cert }: KeyAndCertificate): Promise<ApiServer> {
  const received: Received[] = [];
  const protocols: (string | false | null)[] = [];
  const scripts: Script[] = [];
  const sockets = new Map<string, Socket>();
  const nameOf = ({ remotePort }: Socket): string => String(remotePort);
  let connections = 0;
  let bytesRead = 0;
  const server = createServer({ key, cert, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    const connection = (connections += 1);
    const beneath = sockets.get(nameOf(socket));
    protocols.push(socket.alpnProtocol);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      bytesRead += chunk.length;
      bytes = Buffer.concat([bytes, chunk]);
      for (let read = firstRequest(bytes); read; read = firstRequest(bytes)) {
        bytes = bytes.subarray(read.head.length + read.body.length);
        received.push({ connection, ...read });
        void (scripts.shift() ?? ok)(replyOn(socket, beneath));
      }
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.set(nameOf(socket), socket);
    socket.on('error', () => socket.destroy());
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://127.0.0.1:${String(port)}`,
    received,
    bytesRead: () => bytesRead,
    protocols,
    next: (...more) => void scripts.push(...more),
    async close() {
      for (const socket of sockets.values()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
