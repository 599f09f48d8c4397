import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { segmentFile } from '../../tests/journal/forge';
import {
  contentsOf,
  manifestOf,
  otherName,
  sizesOf,
  withManifest,
  zipOf,
  type ZipWish,
} from '../../tests/journal/forge-bundle';
import { journal, key } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import { bundleSource } from './bundle-source';
import { verifyJournal } from './verify-journal';

const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-zip-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const verifyZip = (bytes: Buffer): Promise<Verdict> => {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, bytes);
  return verifyJournal(bundleSource(path), { everySignature: true });
};

const contents = contentsOf(journal, 1, [5, 7]);
const bundle = withManifest(contents, manifestOf(journal, contents, 2), key);

/** A time, as archivers put it after a name. */
const times = Buffer.from('55540500010000000000', 'hex').subarray(0, 9);
const renamed = Buffer.concat([times, otherName('README.txt', '../../README.txt')]);

describe('a zip archive', () => {
  const at = (name: string, wish: ZipWish): Buffer =>
    zipOf([...bundle], (each) => (each === name ? wish : { deflate: true }));
  it.each<[string, Buffer]>([
    ['with a name twice', zipOf([...bundle, ['README.txt', Buffer.alloc(0)]])],
    ['with a name twice but for its case', zipOf([...bundle, ['readme.TXT', Buffer.alloc(0)]])],
    ['with a path', zipOf([...bundle, ['a/b.txt', Buffer.alloc(0)]])],
    ['with a path for another system', zipOf([...bundle, ['a\\b.txt', Buffer.alloc(0)]])],
    ['with a folder above', zipOf([...bundle, ['..', Buffer.alloc(0)]])],
    ['with another name in a header', at('README.txt', { localName: 'README.doc' })],
    ['with another name for some programs', at('README.txt', { extra: renamed })],
    ['with another name for some in a header', at('README.txt', { localExtra: renamed })],
    ['with what is cut after a name', at('README.txt', { extra: renamed.subarray(0, -1) })],
    ['with a link', at('README.txt', { mode: 0o120777 })],
    ['with something hidden', at('README.txt', { hidden: Buffer.from('hidden') })],
    ['with something after what is packed', at('README.txt', { deflate: true, rest: Buffer.from('hidden') })],
    [
      'with much after what is packed',
      at('README.txt', { deflate: true, rest: Buffer.alloc(2_000_000, 'hidden') }),
    ],
    ['with another checksum', at('README.txt', { crc: 0x12345678 })],
    ['with another checksum of what is packed', at(segmentFile(2), { deflate: true, crc: 0x12345678 })],
    ['with another checksum in a header', at('README.txt', { headerCrc: 0x12345678 })],
    ['with another one for later', at('README.txt', { sizesAfter: true, headerCrc: 0x12345678 })],
    [
      'with something in place of sizes',
      at('README.txt', { sizesAfter: true, after: Buffer.alloc(16, 'x') }),
    ],
    [
      'with something in place of short sizes',
      at('README.txt', { sizesAfter: true, after: Buffer.alloc(12) }),
    ],
    ['with a comment on a file', at('README.txt', { comment: 'This evidence was withdrawn' })],
    ['with a folder to some systems', at('README.txt', { dos: 0x10 })],
    ['with a disk’s name to some systems', at('README.txt', { dos: 0x08 })],
    ['with files that overlap', at('README.txt', { at: 0 })],
    ['with something before', Buffer.concat([Buffer.from('PK'), zipOf([...bundle])])],
    ['with something after', Buffer.concat([zipOf([...bundle]), Buffer.from('after')])],
    ['that is cut', zipOf([...bundle]).subarray(0, -100)],
    ['that is encrypted', at('README.txt', { flags: 1 })],
    ['with another method', at('README.txt', { method: 12 })],
    ['that unpacks into more than it says', at('manifest.json', { deflate: true, bytes: 100 })],
    ['that unpacks into less than it says', at('manifest.json', { deflate: true, bytes: 99_999 })],
    ['with data that can’t be unpacked', at('manifest.json', { method: 8 })],
  ])('%s is refused', async (_, bytes) => {
    expect(await verifyZip(bytes)).toMatchObject({ kind: 'broken', problem: 'zip' });
  });

  it('with times and rights, as archivers put them there, is read', async () => {
    const wish = { deflate: true, extra: times, localExtra: times, mode: 0o100644, dos: 0x20 };
    expect(await verifyZip(zipOf([...bundle], () => wish))).toMatchObject({ kind: 'intact' });
  });

  it('with sizes after the data, named as such or not, is read', async () => {
    for (const from of [0, 4]) {
      const after = ({ length }: Buffer, crc: number): Buffer => sizesOf(crc, length, length).subarray(from);
      const wish = (name: string): ZipWish => {
        const bytes = bundle.get(name) ?? Buffer.alloc(0);
        return { sizesAfter: true, after: after(bytes, crc32(bytes)) };
      };
      expect(await verifyZip(zipOf([...bundle], wish))).toMatchObject({ kind: 'intact' });
    }
  });

  it('that is none, or not there, can’t be read', async () => {
    expect(await verifyZip(Buffer.from('Nothing'))).toMatchObject({ kind: 'unreadable', code: 'no-zip' });
    expect(await verifyZip(Buffer.alloc(0))).toMatchObject({ kind: 'unreadable', code: 'no-zip' });
    const absent = verifyJournal(bundleSource(join(folder, 'absent.zip')), { everySignature: false });
    expect(await absent).toEqual({ kind: 'unreadable', file: 'absent.zip', code: 'ENOENT' });
    const zip64 = zipOf([...bundle]);
    zip64.writeUInt16LE(0xffff, zip64.length - 12);
    expect(await verifyZip(zip64)).toMatchObject({ kind: 'unreadable', code: 'too-large' });
  });

  it('is never intact with a changed segment, whichever byte it is', async () => {
    const zip = zipOf([...bundle]);
    const name = segmentFile(2);
    const from = zip.indexOf(bundle.get(name) ?? '');
    for (let index = 0; index < (bundle.get(name)?.length ?? 0); index += 7) {
      const changed = Buffer.from(zip);
      changed[from + index] = (changed[from + index] ?? 0) ^ 1;
      expect(await verifyZip(changed)).toMatchObject({ kind: 'broken', segment: name });
    }
  });
});
