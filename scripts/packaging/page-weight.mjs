import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inRepository } from '../places.mjs';
import { say } from '../say.mjs';

/** JavaScript and styles of the page, gzipped, in bytes: what the first picture needs, and all of it. Fonts apart. */
const AT_START = 180_000;
const IN_ALL = 300_000;

const page = inRepository('out', 'renderer');

/** @param {readonly string[]} files below the page's folder */
const weigh = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(page, file)), { level: 9 }).length, 0);

/** The scripts and styles that the page's document names itself: what it names is loaded before anything is shown. */
function namedAtStart() {
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  return named.filter((file) => file !== undefined);
}

/** Prints what the page weighs and fails where that is too much. The build must be there. @returns {import('../counts.mjs').Counts} */
export function weighPage() {
  const all = readdirSync(join(page, 'assets'))
    .filter((name) => ['.js', '.css'].includes(extname(name)))
    .map((name) => join('assets', name));
  const start = namedAtStart();
  if (start.length === 0) throw new Error('The page names no script.');
  const checks = [
    { what: 'The page needs at its start', bytes: weigh(start), most: AT_START },
    { what: 'and in all', bytes: weigh(all), most: IN_ALL },
  ];
  for (const { what, bytes, most } of checks)
    say(
      `${what} ${bytes.toLocaleString('en-US')} bytes, gzipped, ${bytes <= most ? 'within' : 'MORE THAN'} ${most.toLocaleString('en-US')}.`,
    );
  const passed = checks.filter(({ bytes, most }) => bytes <= most).length;
  return { passed, failed: checks.length - passed };
}
