import { realDisk, type AppendFile, type Disk } from '../../src/main/audit/disk';

/** What goes wrong next, until it is taken out again; each word is the system's, such as ENOSPC. */
export interface Faults {
  makeFolder?: string;
  create?: string;
  openToAppend?: string;
  openToRead?: string;
  write?: string;
  /** A write takes so many bytes at most, and says so. */
  shortWrite?: number;
  sync?: string;
  read?: string;
  truncate?: string;
  remove?: string;
  rename?: string;
  syncFolder?: string;
  names?: string;
  fileLength?: string;
  /** So many bytes are free: writes take of them, cutting files gives back, and a write for which none is left is refused. */
  room?: number;
  /** The number that statfs gives instead of the real one. */
  fileSystemType?: number;
}

/** What a test sees of a disk: each call by name, in order. */
export interface StandInDisk {
  readonly disk: Disk;
  readonly faults: Faults;
  readonly calls: string[];
  /** Takes all faults out. */
  readonly heal: () => void;
}

type Step = Exclude<keyof Faults, 'shortWrite' | 'room' | 'fileSystemType'>;

const refusal = (code: string, name: string): Error => Object.assign(new Error(`${code}: ${name}`), { code });

/** The real disk, with faults to be switched on while it is in use. */
export function standInDisk(real: Disk = realDisk): StandInDisk {
  const faults: Faults = {};
  const heal = (): void => {
    for (const name of Object.keys(faults)) Reflect.deleteProperty(faults, name);
  };
  const calls: string[] = [];

  async function step<T>(name: Step, work: () => Promise<T>): Promise<T> {
    calls.push(name);
    const code = faults[name];
    if (code !== undefined) throw refusal(code, name);
    return work();
  }
  /** What there is room for; takes it. */
  const fitting = (bytes: Uint8Array): Uint8Array => {
    const { room = Infinity, shortWrite = Infinity } = faults;
    if (room === 0 && bytes.length > 0) throw refusal('ENOSPC', 'write');
    const fits = bytes.subarray(0, Math.min(room, shortWrite));
    if (room !== Infinity) faults.room = room - fits.length;
    return fits;
  };
  const appending = (file: AppendFile): AppendFile => ({
    write: (bytes) => step('write', () => file.write(fitting(bytes))),
    sync: () => step('sync', () => file.sync()),
    isAt: (path, bytes) => file.isAt(path, bytes),
    close: () => file.close(),
  });
  const truncate = async (path: string, length: number): Promise<void> => {
    const before = (await real.fileLength(path)) ?? 0;
    await real.truncate(path, length);
    if (faults.room !== undefined) faults.room += before - length;
  };
  const disk: Disk = {
    ...real,
    makeFolder: (path) => step('makeFolder', () => real.makeFolder(path)),
    fileSystemType: async (path) => faults.fileSystemType ?? real.fileSystemType(path),
    names: (folder) => step('names', () => real.names(folder)),
    fileLength: (path) => step('fileLength', () => real.fileLength(path)),
    create: (path) => step('create', async () => appending(await real.create(path))),
    openToAppend: (path) => step('openToAppend', async () => appending(await real.openToAppend(path))),
    openToRead: (path) =>
      step('openToRead', async () => {
        const file = await real.openToRead(path);
        return { ...file, read: (into, position) => step('read', () => file.read(into, position)) };
      }),
    truncate: (path, length) => step('truncate', () => truncate(path, length)),
    remove: (path) => step('remove', () => real.remove(path)),
    rename: (from, to) => step('rename', () => real.rename(from, to)),
    syncFolder: (path) => step('syncFolder', () => real.syncFolder(path)),
  };
  return { disk, faults, calls, heal };
}
