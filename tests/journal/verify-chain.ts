import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a journal as an auditor's script reads it; shares nothing with the writer. */
export interface AuditorLine {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly text: string;
}

/** What an auditor finds in a folder. `torn` is what stands after the last newline of the newest segment. */
export interface Audited {
  readonly lines: readonly AuditorLine[];
  readonly problems: readonly string[];
  readonly torn: Buffer;
}

const tail = /,"hash":"([0-9a-f]{64})","sig":"([A-Za-z0-9+/=]{88})?"\}$/;
const start =
  /^\{"v":1,"seq":(\d+),"prev":"([0-9a-f]{64})","id":"([0-9a-f-]{36})","at":"[^"]{24}","type":"([^"]+)","actor":\{/;

function linesIn(bytes: Buffer): { whole: Buffer[]; rest: Buffer } {
  const whole: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
    whole.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return { whole, rest: bytes.subarray(from) };
}

/** Reads and checks a whole folder: names, tails, hashes, links and numbers, one segment after another. */
export function audit(folder: string): Audited {
  const names = readdirSync(folder)
    .filter((name) => name.startsWith('segment-'))
    .sort();
  const lines: AuditorLine[] = [];
  const problems: string[] = [];
  let torn: Buffer = Buffer.alloc(0);
  let link = '0'.repeat(64);
  names.forEach((name, index) => {
    const { whole, rest } = linesIn(readFileSync(join(folder, name)));
    if (Number(name.slice(8, 14)) !== index + 1) problems.push(`${name} is out of order`);
    if (rest.length > 0 && index !== names.length - 1) problems.push(`${name} ends without a newline`);
    torn = rest;
    for (const bytes of whole) {
      const text = bytes.toString('utf8');
      const ends = tail.exec(text);
      const starts = start.exec(text);
      const where = `${name}, record ${String(lines.length + 1)}`;
      if (!ends || !starts) {
        problems.push(`${where} is no record`);
        continue;
      }
      const hash = createHash('sha256')
        .update(bytes.subarray(0, bytes.length - ends[0].length))
        .digest('hex');
      if (hash !== ends[1]) problems.push(`${where} has another hash`);
      if (starts[2] !== link) problems.push(`${where} does not follow the one before`);
      if (starts[1] !== String(lines.length + 1))
        problems.push(`${where} has the number ${String(starts[1])}`);
      if (bytes.length + 1 > 65536) problems.push(`${where} is too long`);
      link = hash;
      lines.push({ ...(JSON.parse(text) as Omit<AuditorLine, 'text'>), text });
    }
  });
  return { lines, problems, torn };
}
