import { ended, expect, signIn, test } from './real-desk';
import { newToken } from './secret';
import { lookUp } from './order-page';

test('Live: the id is typed again, and the main process checks it', async ({ desk, server }) => {
  const { page } = desk;
  await signIn(desk, newToken(), 'TEST LIVE');
  await lookUp(page, '4242');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  const dialog = page.getByRole('alertdialog');
  const go = dialog.getByRole('button', { name: 'Expire lockout' });
  await expect(go).toBeDisabled();
  await dialog.getByRole('textbox').fill('4243');
  await expect(go).toBeDisabled();
  const asked = { environmentId: 'test-live', userId: '4242', notes: '' };
  const replies = await page.evaluate(
    (ask) =>
      Promise.all([
        window.desk.expireLockout({ ...ask, confirmation: { kind: 'confirmed' } }),
        window.desk.expireLockout({ ...ask, confirmation: { kind: 'retyped', userId: '4243' } }),
      ]),
    asked,
  );
  expect(replies.map((reply) => reply.kind === 'answer' && reply.value)).toEqual([
    { kind: 'stopped', why: 'not-confirmed' },
    { kind: 'stopped', why: expect.stringMatching(/^(retyped-differs|busy)$/) },
  ]);
  expect(server.received).toHaveLength(0);
  await dialog.getByRole('textbox').fill('4242');
  await go.click();
  expect((await ended(desk)).outcome).toBe('done');
  expect(server.received).toHaveLength(1);
});
