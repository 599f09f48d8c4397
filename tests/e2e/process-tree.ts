import { readdirSync, readFileSync } from 'node:fs';

/** The fields of /proc/<pid>/stat after the program's name, which may hold spaces. */
const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended meanwhile.
    return 0;
  }
};

/** A process and all that descend from it, as Linux lists them now. */
export function treeOf(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0);
  const parents = new Map(all.map((one) => [one, parentOf(one)]));
  const tree = [pid];
  for (const one of tree) tree.push(...all.filter((other) => parents.get(other) === one));
  return tree;
}

/** Adds up one line of a file that each process of a tree has. */
function sumOf(pids: readonly number[], file: string, line: RegExp): number {
  return pids.reduce((sum, one) => {
    const text = readFileSync(`/proc/${String(one)}/${file}`, 'utf8');
    const found = line.exec(text)?.[1];
    if (found === undefined) throw new Error(`No ${String(line)} in ${file} of process ${String(one)}.`);
    return sum + Number(found);
  }, 0);
}

const pss = /^Pss: +([0-9]+) kB$/m;

/** What a process and its descendants have read so far by system calls, in bytes. Linux alone. */
export const bytesRead = (pid: number): number => sumOf(treeOf(pid), 'io', /^rchar: ([0-9]+)$/m);

/** Memory in bytes, shared pages in equal parts (PSS): of a process with its descendants, and of itself alone. Linux alone. */
export const memoryOf = (pid: number): { readonly all: number; readonly own: number } => ({
  all: 1024 * sumOf(treeOf(pid), 'smaps_rollup', pss),
  own: 1024 * sumOf([pid], 'smaps_rollup', pss),
});
