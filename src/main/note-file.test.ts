import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keychainRig } from '../../tests/keychain/keychain-rig';
import { noteFile } from './note-file';

let above: string;
let path: string;
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'lockout-desk-note-'));
  path = join(above, 'data', 'keychain-items.json');
});
afterEach(() => rmSync(above, { recursive: true, force: true }));

describe('the note of what is stored', () => {
  it('is replaced as a whole, for this user alone, and leaves nothing beside it', async () => {
    const file = noteFile(path);
    expect(await file.read()).toBeUndefined();
    await file.replace('one');
    await file.replace('two');
    expect(await file.read()).toBe('two');
    expect(readdirSync(join(above, 'data'))).toEqual(['keychain-items.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps the old text where the new one can’t take its place', async () => {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'in-the-way'), '');
    await expect(noteFile(path).replace('new')).rejects.toThrow();
    expect(readdirSync(join(above, 'data'))).toEqual(['keychain-items.json']);
  });

  it('names items and nothing else', async () => {
    const keychain = keychainRig().open({ note: noteFile(path) });
    await keychain.write('session demo', 'a secret');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      format: 1,
      complete: true,
      items: { 'session demo': {} },
    });
    await keychain.remove('session demo');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ items: {} });
  });

  it('that can’t be written keeps no secret from being stored, found and removed', async () => {
    mkdirSync(path, { recursive: true });
    const rig = keychainRig();
    const keychain = rig.open({ note: noteFile(path) });
    expect(await keychain.write('session demo', 'x'.repeat(5000))).toEqual({ kind: 'written' });
    rig.system.locked = true;
    expect(await keychain.read('session demo')).toEqual({ kind: 'unavailable', why: 'locked' });
    rig.system.locked = false;
    expect(await keychain.remove('session demo')).toEqual({ kind: 'removed' });
    expect(rig.system.entries.size).toBe(0);
  });
});
