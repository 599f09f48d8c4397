import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf, placeIn } from './launch';

/** Every call by which a process of Linux reaches an address, or sends to one without connecting first. */
const calls = 'connect,sendto,sendmsg,sendmmsg';

/** Starts of the application under strace, from its first call to the end of its last process. */
export interface Traced {
  /** What the Electron package is told to be its distribution. */
  readonly distribution: string;
  /** All that was traced until now, a line a call; a call that another interrupted has two. */
  readonly lines: () => readonly string[];
  /** Forgets what was traced; for a time at which nothing runs. */
  readonly forget: () => void;
  readonly remove: () => void;
}

/** A distribution whose program is the real one under strace, with all that descends from it. Linux alone. */
export function traced(): Traced {
  const distribution = mkdtempSync(join(tmpdir(), 'traced-'));
  const { program } = startOf(placeIn(join(distribution, 'unused')));
  const trace = `${distribution}/trace.$$`;
  // As a grandchild (-D), so that who ends the program by its id ends the program.
  const command = `strace -D -f -yy -q -s 0 -e signal=none -e trace=${calls} -o "${trace}" -- "${program}" "$@"`;
  writeFileSync(join(distribution, 'electron'), `#!/bin/sh\nexec ${command}\n`, { mode: 0o755 });
  const traces = (): string[] => readdirSync(distribution).filter((name) => name.startsWith('trace.'));
  return {
    distribution,
    lines: () => traces().flatMap((name) => readFileSync(join(distribution, name), 'utf8').split('\n')),
    forget: () => traces().forEach((name) => rmSync(join(distribution, name))),
    remove: () => rmSync(distribution, { recursive: true, force: true }),
  };
}

const port = /sin6?_port=htons\((\d+)\)/;
const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/;

/** Sockets that are this computer's own: files, and the kernel's messages. */
const own = /\(\d+<(UNIX|NETLINK)[:>-]|sa_family=AF_(UNIX|NETLINK|UNSPEC)\b/;
const datagrams = /\(\d+<UDP/;

/** The address in a call, or the call as it stands where none can be read in it. */
function addressIn(line: string): string {
  const [, four, six] = address.exec(line) ?? [];
  const host = six === undefined ? four : `[${six}]`;
  const at = port.exec(line)?.[1];
  return host === undefined || at === undefined ? line : `${host}:${at}`;
}

const each = (places: readonly string[]): readonly string[] => [...new Set(places)].sort();

/** What went to the network: the address of each connection and each datagram, once, as `host:port`. */
export function reached(lines: readonly string[]): readonly string[] {
  const connections = lines.filter(
    (line) => / connect\(/.test(line) && !own.test(line) && !datagrams.test(line),
  );
  const sent = lines.filter((line) => / send\w+\(/.test(line) && datagrams.test(line));
  return each([...connections, ...sent].map(addressIn));
}

/** The addresses that the system was asked the way to, by a socket for datagrams that was connected; that sends nothing. */
export const waysAsked = (lines: readonly string[]): readonly string[] =>
  each(lines.filter((line) => / connect\(/.test(line) && datagrams.test(line)).map(addressIn));
