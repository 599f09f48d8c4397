import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleSource } from './bundle-source';
import { folderSource } from './folder-source';
import { printable } from './printable';
import { systemCode, type JournalSource } from './source';
import { verdictText } from './verdict-text';
import { verifyJournal } from './verify-journal';

/** Put in by the build: the version of the application that it came with. */
declare const VERIFIER_VERSION: string;

const usage = `lockout-desk-verify [--json] [--signatures] [--expect-key F]... <folder or bundle.zip>

Verifies an audit journal's folder or an evidence bundle of Lockout Desk.

  --signatures     verify the signature of every record, not only each segment's last and each key's first and last
  --expect-key F   the fingerprint (16 hex digits, in quotes also with spaces) that was noted elsewhere; once for each key
                   that ever signed
  --json           print the result as one JSON object
  --help           print this
  --version        print the version

Ends with 0: intact, 1: broken, 2: could not be read, or called wrongly.
`;

const exitCodes = { intact: 0, broken: 1, unreadable: 2 } as const;

interface Call {
  readonly path: string;
  readonly json: boolean;
  readonly everySignature: boolean;
  readonly expectKeys: readonly string[];
}

const options = {
  json: { type: 'boolean', default: false },
  signatures: { type: 'boolean', default: false },
  'expect-key': { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** What was asked for; a text alone is an answer or, with `wrong`, a complaint. */
function readCall(args: string[]): Call | { readonly text: string; readonly wrong: boolean } {
  const wrong = (text: string): { text: string; wrong: true } => ({
    text: `${text}\n\n${usage}`,
    wrong: true,
  });
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return wrong(printable(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  if (values.help) return { text: usage, wrong: false };
  if (values.version) return { text: `${VERIFIER_VERSION}\n`, wrong: false };
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return wrong('One folder or bundle has to be given.');
  const expectKeys = (values['expect-key'] ?? []).map((key) => key.replaceAll(' ', '').toLowerCase());
  const odd = expectKeys.find((key) => !/^[0-9a-f]{16}$/.test(key));
  if (odd !== undefined) return wrong(`A fingerprint has 16 hex digits; ${printable(odd)} has not.`);
  return { path, json: values.json, everySignature: values.signatures, expectKeys };
}

async function sourceOf(path: string): Promise<JournalSource> {
  try {
    return (await stat(path)).isDirectory() ? folderSource(path) : bundleSource(path);
  } catch (error) {
    // What is not there is said by whoever opens it.
    if (systemCode(error) === undefined) throw error;
    return bundleSource(path);
  }
}

/** JSON whose texts hold nothing that a terminal obeys; still the same JSON. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );

async function main(args: string[]): Promise<number> {
  const call = readCall(args);
  if ('text' in call) {
    (call.wrong ? process.stderr : process.stdout).write(call.text);
    return call.wrong ? 2 : 0;
  }
  const { path, json, everySignature, expectKeys } = call;
  const found = await verifyJournal(await sourceOf(path), { everySignature, expectKeys });
  const verdict = found.kind === 'unreadable' && found.file === '.' ? { ...found, file: path } : found;
  process.stdout.write(`${json ? jsonText(verdict) : verdictText(verdict)}\n`);
  return exitCodes[verdict.kind];
}

// Whoever reads the first line alone, as `head` does, still gets the exit code.
process.stdout.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`lockout-desk-verify failed: ${printable(String(error))}\n`);
  return 2;
});
