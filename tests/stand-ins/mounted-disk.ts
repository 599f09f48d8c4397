import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A small disk that is really mounted, for another program to keep its data on. Linux only. */
export interface MountedDisk {
  /** Its top, as every process of this user reaches it. */
  readonly top: string;
  /** Fills it to its last byte. */
  readonly fill: () => void;
  /** Takes away what filled it. */
  readonly free: () => void;
  /** Makes a folder below the top read-only for whoever opens a file there from now on. */
  readonly readOnly: (folder: string) => Promise<void>;
  readonly writable: (folder: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

const refusal =
  'No file system of its own could be mounted for this test: run it as root, or where users may make namespaces of their own (unshare --map-root-user --mount).';

// The mount belongs to this shell's own namespace and goes with it; everybody else comes in through /proc.
const keeper = `
mount -t tmpfs -o size="$2" lockout-desk "$1" || exit 1
echo mounted
while read -r deed folder; do
  case "$deed" in
    read-only) mount --bind "$folder" "$folder" && mount -o remount,bind,ro "$folder" ;;
    # Somebody may just be at work in it.
    writable) for n in $(seq 50); do umount "$folder" && break; sleep 0.1; done; [ "$n" -lt 50 ] ;;
  esac
  echo "$?"
done
`;

function startKeeper(place: string, bytes: number): ChildProcess & { readonly pid?: number | undefined } {
  const own = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
  return spawn('unshare', [...own, 'sh', '-c', keeper, 'keeper', place, String(bytes)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Writes until nothing goes any more, a byte at a time in the end. */
function fillUp(file: string): void {
  for (let size = 64 * 1024; size > 0;) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      size = Math.floor(size / 2);
    }
  }
}

/**
 * Mounts a disk of so many bytes. Folders named in `beneath` are also made where it is mounted, for programs that ask
 * for a real path: that one leads out of the namespace.
 */
export async function mountedDisk(bytes: number, beneath: readonly string[]): Promise<MountedDisk> {
  const place = mkdtempSync(join(tmpdir(), 'lockout-desk-mount-'));
  for (const folder of beneath) mkdirSync(join(place, folder), { recursive: true });
  const running = startKeeper(place, bytes);
  const ended = once(running, 'close');
  const { stdin, stdout, pid } = running;
  if (!stdin || !stdout || pid === undefined) throw new Error(refusal);
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  if ((await lines.next()).value !== 'mounted') throw new Error(refusal);
  const top = `/proc/${String(pid)}/root${place}`;
  const filler = join(top, 'filler');
  const tell = async (deed: string, folder: string): Promise<void> => {
    stdin.write(`${deed} ${join(place, folder)}\n`);
    const code = (await lines.next()).value;
    if (code !== '0') throw new Error(`${deed} ${folder}: mount ended with ${String(code)}.`);
  };
  return {
    top,
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    readOnly: (folder) => tell('read-only', folder),
    writable: (folder) => tell('writable', folder),
    async end() {
      stdin.end();
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Takes the room of a file away, as a program does that is faster than its owner. */
export function takeRoomOf(file: string): number {
  const { size } = statSync(file);
  truncateSync(file, 0);
  return size;
}
