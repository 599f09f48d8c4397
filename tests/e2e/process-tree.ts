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
function treeOf(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0);
  const parents = new Map(all.map((one) => [one, parentOf(one)]));
  const tree = [pid];
  for (const one of tree) tree.push(...all.filter((other) => parents.get(other) === one));
  return tree;
}

/** Adds up one line of a file that each process of a tree has. */
function sumOf(pid: number, file: string, line: RegExp): number {
  return treeOf(pid).reduce((sum, one) => {
    const text = readFileSync(`/proc/${String(one)}/${file}`, 'utf8');
    const found = line.exec(text)?.[1];
    if (found === undefined) throw new Error(`No ${String(line)} in ${file} of process ${String(one)}.`);
    return sum + Number(found);
  }, 0);
}

/** What a process and its descendants have read so far by system calls, in bytes. Linux alone. */
export const bytesRead = (pid: number): number => sumOf(pid, 'io', /^rchar: ([0-9]+)$/m);

/** The memory of a process and its descendants, shared pages counted once in all (PSS), in bytes. Linux alone. */
export const memoryOf = (pid: number): number => 1024 * sumOf(pid, 'smaps_rollup', /^Pss: +([0-9]+) kB$/m);
