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
    // What was written has to be read before a reset, which discards it; a busy computer takes its time.
    await pause(500);
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
