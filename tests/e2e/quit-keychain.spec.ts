import { once } from 'node:events';
import { expect, signIn } from './real-desk';
import { test } from './own-keyring';
import { newToken } from './secret';

// Electron 33 and the keychain's module abort a process that ends while the module is at work.
test('closed while the keychain does not answer: it ends without a crash, in a few seconds', async ({
  desk,
  keyring,
}) => {
  const { app, page } = desk;
  const token = newToken();
  await signIn(desk, token);
  const said: string[] = [];
  app.process().stderr?.on('data', (piece: Buffer) => said.push(piece.toString()));
  keyring.keyring().kill('SIGSTOP');
  // Forgetting a session asks the keychain; nobody is answered while it stands still.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Sessions/ })
    .click();
  await page
    .getByRole('button', { name: /^Forget/ })
    .first()
    .click();
  const exited = once(app.process(), 'exit');
  const began = Date.now();
  await page.close();
  // Woken when the application is about to end, it answers into a process that is going down.
  const waking = setTimeout(() => keyring.keyring().kill('SIGCONT'), 2_500);
  const [, signal] = await exited;
  clearTimeout(waking);
  expect(signal).not.toBe('SIGABRT');
  expect(said.join('')).not.toContain('Napi::Error');
  expect(Date.now() - began).toBeLessThan(10_000);
});
