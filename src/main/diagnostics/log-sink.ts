import { mkdir } from 'node:fs/promises';
import { sep } from 'node:path';
import type { RotatingFileStream } from 'rotating-file-stream';

/** The names of the log's files, newest first: five of about 1 MiB each. */
export const logFiles: readonly string[] = [
  'lockout-desk.log',
  ...[1, 2, 3, 4].map((age) => `lockout-desk.${String(age)}.log`),
];

/** Where lines go. `write` rejects with the system's error; after that everything is opened anew. */
export interface LogSink {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openStream(folder: string): Promise<RotatingFileStream> {
  // SECURITY: folder and files are for this user alone.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { createStream } = await import('rotating-file-stream');
  const stream = createStream((age) => logFiles[Number(age ?? 0)] ?? '', {
    path: folder.endsWith(sep) ? folder : `${folder}${sep}`,
    size: '1M',
    rotate: logFiles.length - 1,
    mode: 0o600,
  });
  // Whoever writes hears of it; without a listener an error would end the application.
  stream.on('error', () => undefined);
  return stream;
}

/** Files in a folder, made at the first line; see docs/decisions/0009-sessions-and-diagnostics.md for the library. */
export function fileSink(folder: string): LogSink {
  let stream: RotatingFileStream | undefined;
  const write = (into: RotatingFileStream, text: string): Promise<void> =>
    new Promise((resolve, reject) => into.write(text, (error) => (error ? reject(error) : resolve())));
  return {
    write: async (text) => {
      const into = (stream ??= await openStream(folder));
      try {
        await write(into, text);
      } catch (error) {
        stream = undefined;
        into.destroy();
        throw error;
      }
    },
    close: async () => {
      const open = stream;
      stream = undefined;
      if (open) await new Promise<void>((resolve) => open.end(resolve));
    },
  };
}
