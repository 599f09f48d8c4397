import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inRepository } from './places.mjs';
import { say, Stop } from './say.mjs';

const lockFile = inRepository('package-lock.json');
const stampFile = inRepository('node_modules', '.lockout-desk-lock');
// npm writes it last, so a folder without it was left half installed.
const installedFile = inRepository('node_modules', '.package-lock.json');

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** Installs the dependencies that package-lock.json names, unless they are installed already. */
export async function requireDependencies() {
  if (areInstalled()) return;
  say('Installing dependencies (npm ci) ...');
  const installed = await npm(['ci'], { quiet: true });
  if (installed.code !== 0) throw new Stop(`npm ci failed:\n${installed.output.trim()}`);
  writeFileSync(stampFile, lockHash());
}

function areInstalled() {
  if (!existsSync(installedFile)) return false;
  const hash = lockHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return true;
  // Somebody ran npm by hand since the lock file changed.
  if (statSync(installedFile).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(stampFile, hash);
  return true;
}
