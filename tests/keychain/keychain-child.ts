import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { keychainPlace, openKeychain } from '../../src/main/keychain/keychain';
import { loadKeytar } from '../../src/main/keychain/keytar-store';
import { noteFile } from '../../src/main/note-file';

/** The real keychain in a process of its own: each line in is a question, each line out its answer, as JSON. */
const [notePath = '', deadlineMs = ''] = process.argv.slice(2);

const keychain = openKeychain({
  service: keychainPlace(false).service,
  platform: process.platform,
  load: loadKeytar,
  note: noteFile(notePath),
  newGeneration: () => randomBytes(8).toString('hex'),
  wait: (ms, signal) => wait(ms, 'waited' as const, { signal }).catch((): 'cancelled' => 'cancelled'),
  deadlineMs: Number(deadlineMs),
});

const answer = (verb: string, name: string, secret: string): Promise<unknown> => {
  if (verb === 'write') return keychain.write(name, secret);
  return verb === 'remove' ? keychain.remove(name) : keychain.read(name);
};

for await (const line of createInterface({ input: process.stdin })) {
  const [verb = '', name = '', secret = ''] = line.split('\t');
  void answer(verb, name, secret).then((said) => process.stdout.write(`${JSON.stringify(said)}\n`));
}
