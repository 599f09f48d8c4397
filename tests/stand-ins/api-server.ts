import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { answer, type Received, type Reply, type Script } from './scripts';
import { authServer, type AuthServer } from './auth-server';
import type { KeyAndCertificate } from './certificates';

export interface ApiServer {
  readonly port: number;
  /** Its address by number, without a path. */
  readonly url: string;
  /** All requests but those about tokens. */
  readonly received: readonly Received[];
  /** Requests about tokens, answered by themselves. */
  readonly auth: AuthServer;
  /** Every byte that came out of TLS, also of no whole request. */
  readonly bytesRead: () => number;
  /** Protocols that TLS agreed on, one a connection. */
  readonly protocols: readonly (string | false | null)[];
  /** Scripts for the next requests, one each; after them every request gets 200 with `{"ok":true}`. */
  readonly next: (...scripts: Script[]) => void;
  readonly close: () => Promise<void>;
}

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
  const auth = authServer();
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
        const request = { connection, ...read };
        const aboutTokens = auth.take(request);
        if (!aboutTokens) received.push(request);
        void (aboutTokens ?? scripts.shift() ?? ok)(replyOn(socket, beneath));
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
    auth,
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
