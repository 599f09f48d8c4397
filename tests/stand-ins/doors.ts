import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Something that stands before the server: it accepts TCP connections. */
export interface Door {
  readonly port: number;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

async function door(meet: (socket: Socket) => void): Promise<Door> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    meet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(socket: Socket, port: number): void {
  const onward = connect(port, '127.0.0.1');
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  socket.pipe(onward).pipe(socket);
}

/** Accepts and never says a word, so that no TLS handshake begins. */
export const silentDoor = (): Promise<Door> => door((socket) => void socket.resume());

/** Accepts, and begins to pass bytes on to `port` after `ms()` milliseconds. */
export const lateDoor = (port: number, ms: () => number): Promise<Door> =>
  door((socket) => void setTimeout(() => join(socket, port), ms()));

/** A door that is asked, by a first line, where to pass bytes on to. */
export interface ConnectProxy extends Door {
  /** The first line of each connection, in order, such as `CONNECT desk.example:443 HTTP/1.1`. */
  readonly asked: readonly string[];
}

/** A proxy that answers every CONNECT with `answer`, or passes it on where there is none. */
export async function connectProxy(answer?: string): Promise<ConnectProxy> {
  const asked: string[] = [];
  const proxy = await door((socket) => {
    socket.once('data', (bytes) => {
      const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
      asked.push(line);
      if (answer !== undefined) return void socket.write(answer);
      const port = Number(/^CONNECT [^:]+:(\d+) /.exec(line)?.[1]);
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      join(socket, port);
    });
  });
  return { ...proxy, asked };
}
