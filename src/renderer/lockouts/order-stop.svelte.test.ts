import { expect, it } from 'vitest';
import { MAX_NOTES } from '../../contract/lockouts';
import { answer, marisol, openUnder } from './opened-order-form';
import { orderStops } from './stops';

const tooLong = orderStops['notes-too-long'];
const notWritable = orderStops['journal-not-writable'];

it('says what it found until that is mended', async () => {
  const { app, press } = await openUnder({});
  app.form.choose(marisol);
  app.form.notes = 'x'.repeat(MAX_NOTES + 1);
  expect(await press()).toContain(tooLong);
  app.form.notes = 'y'.repeat(MAX_NOTES + 2);
  expect(app.form.stop).toBe(tooLong);
  app.form.notes = 'short';
  expect(app.form.stop).toBeUndefined();
});

it('says what the main process found until the next press, as only that can tell', async () => {
  const stopped = { kind: 'stopped', why: 'journal-not-writable' } as const;
  const { app, press, confirm, expireLockout } = await openUnder({});
  expireLockout.mockImplementation(() => answer(stopped));
  app.form.choose(marisol);
  await press();
  await confirm();
  expect(app.form.stop).toBe(notWritable);
  app.form.notes = 'something else';
  expect(app.form.stop).toBe(notWritable);
  await press();
  expect(app.form.stop).toBeUndefined();
});

it.each([
  ['notes-too-short', 'notes'],
  ['reason-not-known', 'reason'],
  ['ticket-form', 'ticket'],
  ['second-reason-missing', 'second-reason'],
  ['journal-not-writable', undefined],
  ['session-none', undefined],
] as const)('says which field %s is about', async (why, field) => {
  const { app, press, confirm, expireLockout } = await openUnder({});
  expireLockout.mockImplementation(() => answer({ kind: 'stopped', why }));
  app.form.choose(marisol);
  await press();
  expect(app.form.stopField).toBeUndefined();
  await confirm();
  expect(app.form.stopField).toBe(field);
  await press();
  expect(app.form.stopField).toBeUndefined();
});

it('leads to the trader where none is chosen, until one is', async () => {
  const { app, press } = await openUnder({});
  await press();
  expect(app.form.stopField).toBe('trader');
  app.form.choose(marisol);
  expect(app.form.stopField).toBeUndefined();
});
