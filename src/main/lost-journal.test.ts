import { expect, it } from 'vitest';
import { MemoryKeychain } from '../../tests/stand-ins/keychain';
import { writeAnchor } from './audit/seal/anchor';
import { ofMissing } from './lost-journal';

const host = 'NG-DESK-07';
const place = { journalId: '01935b2e-7d3a-7c4e-8f1a-0123456789ab', seq: 36, hash: 'a'.repeat(64) };

it('a journal that the keychain’s anchor is of is lost, and how much of it was there is known', async () => {
  const keychain = new MemoryKeychain();
  await writeAnchor({ keychain, host }, place);
  expect(await ofMissing({ keychain, host })('real')).toEqual({ kind: 'not-there', lostAt: 36 });
});

it('without an anchor, or with another computer’s alone, it was never begun', async () => {
  const keychain = new MemoryKeychain();
  await writeAnchor({ keychain, host: 'NG-DESK-08' }, place);
  expect(await ofMissing({ keychain, host })('real')).toEqual({ kind: 'not-there' });
});

it('nothing is asked for Practice; the keychain is asked once for the real one, and again where it did not answer', async () => {
  const answers = [{ kind: 'unavailable', why: 'locked' }, { kind: 'absent' }] as const;
  let asked = 0;
  const read = async () => answers[asked++] ?? { kind: 'unavailable' as const, why: 'locked' as const };
  const of = ofMissing({ keychain: { read, write: async () => ({ kind: 'written' }) }, host });
  await of('practice');
  expect(asked).toBe(0);
  for (let time = 0; time < 4; time += 1) expect(await of('real')).toEqual({ kind: 'not-there' });
  expect(asked).toBe(2);
});
