import { expect, it } from 'vitest';
import { filesOf, forgeKey, forgeLines, noted, opening, rekeying, ZEROS } from '../../tests/journal/forge';
import { key, verify } from '../../tests/journal/verifying';
import { verdictText } from './verdict-text';

const second = forgeKey(2);
/** What is said of a journal of four records whose third one brings a key, and whose first one may have brought one. */
async function said(first: typeof key | undefined): Promise<string> {
  const wishes = [opening(first), noted('a'), rekeying(second, first), noted('b')];
  const lines = forgeLines(wishes, { seq: 1, prev: ZEROS });
  const keys = first ? [first, second] : [second];
  return verdictText(await verify(filesOf({ segments: [lines], keys })));
}

it('a journal that was unsigned first is said to be, up to which record, and why a key came', async () => {
  const signed = `signed by key ${second.fingerprint} from record 3 (reason: new PC)`;
  expect(await said(undefined)).toContain(`, unsigned to record 2, then ${signed}\n`);
});

it('a journal of two keys says from where on each signs', async () => {
  const keys = `${key.fingerprint} from record 1, ${second.fingerprint} from record 3 (reason: new PC)`;
  expect(await said(key)).toContain(`, signed by keys ${keys}\n`);
});
