import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { folderSource } from '../../src/verify/folder-source';
import { verifyJournal } from '../../src/verify/verify-journal';
import { recoveryProblems } from '../journal/crash-checks';
import { audit, type Audited } from '../journal/verify-chain';
import { answer, later } from '../stand-ins/scripts';
import type { RunningDesk } from './application';
import { expectUnbroken } from './order-page';
import { enter, expect, goTo, realJournal, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

const KILLS = 100;
/** After so many kills each the next start is followed until the journal is open again. */
const FOLLOWED = 5;
/** What a kill within a write leaves. It falls there too seldom to be waited for. */
const HALF_A_RECORD = '{"v":1,"seq":99,"prev":"';
/** An order takes some 100 to 200 ms here after a start; a kill comes anywhere from before the press to after its end. */
const LATEST_KILL_MS = 300;
const SLOWEST_ANSWER_MS = 60;

const random = (below: number): number => Math.floor(Math.random() * below);

declare global {
  interface Window {
    /** Tells the test at once, so that a kill can't take it back. */
    heard: (what: string) => Promise<void>;
  }
}

/** Presses for a trader as the page does, and passes on whatever the page hears. */
async function press(page: Page, userId: string): Promise<void> {
  await page.evaluate((id) => {
    window.desk.onOrderProgress((progress) => void window.heard(`${progress.kind} ${progress.orderId}`));
    void window.desk
      .expireLockout({
        environmentId: 'test-desk',
        userId: id,
        notes: '',
        confirmation: { kind: 'confirmed' },
      })
      .then((reply) => {
        if (reply.kind === 'answer' && reply.value.kind === 'ended')
          return window.heard(
            `ended ${reply.value.report.orderId} ${reply.value.report.outcomeRecord?.id ?? 'unrecorded'}`,
          );
        return window.heard(`other ${JSON.stringify(reply)}`);
      });
  }, userId);
}

/** Expects that each record is there that the page was told of: an intent, and an outcome with its record's id. */
function expectAcknowledged({ lines }: Pick<Audited, 'lines'>, heard: readonly string[]): void {
  const intents = lines.filter(({ type }) => type === 'order.intent');
  const orders = new Set(intents.map(({ data }) => data['orderId']));
  const records = new Set(lines.map(({ id }) => id));
  for (const said of heard) {
    const [what, orderId, record] = said.split(' ');
    expect(what, said).toMatch(/^(recorded|sent|ended)$/);
    expect(orders, said).toContain(orderId);
    if (what === 'ended' && record !== 'unrecorded') expect(records, said).toContain(record);
  }
}

/** What a kill left, which is whole up to the bytes after the last newline. */
function leftIn(folder: string, heard: readonly string[]): Audited {
  const left = audit(folder);
  expect(left.problems).toEqual([]);
  expectAcknowledged(left, heard);
  return left;
}

async function tear(folder: string): Promise<void> {
  const segments = (await readdir(folder)).filter((name) => name.startsWith('segment-')).sort();
  await appendFile(join(folder, segments.at(-1) ?? ''), HALF_A_RECORD);
}

/** Starts again, has the journal opened, and expects it whole, with all that there was, and with what was cut recorded. */
async function expectRecovered(desk: RunningDesk, folder: string, left: Audited): Promise<void> {
  const page = await desk.relaunch();
  const opened = await page.evaluate(() => window.desk.listUnknowns({ journal: 'real' }));
  expect(opened).toMatchObject({ kind: 'answer', value: { state: { kind: 'open' } } });
  const now = audit(folder);
  expect(now).toMatchObject({ problems: [], torn: Buffer.alloc(0) });
  expect(now.lines.slice(0, left.lines.length)).toEqual(left.lines);
  const added = now.lines.slice(left.lines.length).map(({ type }) => type);
  expect(added).toContain('journal.opened');
  expect(recoveryProblems(folder, left, now)).toEqual([]);
  if (left.torn.length === 0) expect(added).not.toContain('journal.recovered');
  const verdict = await verifyJournal(folderSource(folder), { everySignature: true });
  expect(verdict).toMatchObject({ kind: 'intact', everySignature: true });
}

test(`${String(KILLS)} kills at random moments of orders: nothing sent without an intent, nothing acknowledged lost, each cut recorded`, async ({
  desk,
  server,
}) => {
  test.setTimeout(20 * 60_000);
  await signIn(desk, newToken());
  const heard: string[] = [];
  const folder = realJournal(desk.dataHome);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { page } = desk;
    await page.exposeFunction('heard', (what: string) => void heard.push(what));
    server.next(later(random(SLOWEST_ANSWER_MS), answer(200, '{"ok":true}')));
    const pressing = press(page, String(100_000 + kill)).catch(() => undefined);
    await wait(random(LATEST_KILL_MS));
    await desk.kill();
    await pressing;
    const isFollowed = kill % FOLLOWED === 0;
    if (isFollowed && kill % 2 === 0) await tear(folder);
    const left = leftIn(folder, heard);
    if (isFollowed || left.torn.length > 0) await expectRecovered(desk, folder, left);
    else await desk.relaunch();
  }

  await enter(desk.page, 'TEST DESK');
  await goTo(desk.page, /Follow-up/);
  await expect(desk.page.getByRole('heading', { name: 'Follow-up' })).toBeVisible();
  const lines = await realLines(desk);
  expectUnbroken(lines);
  const verdict = await verifyJournal(folderSource(folder), { everySignature: true });
  expect(verdict).toMatchObject({ kind: 'intact', keys: [{ fromSeq: 1 }], everySignature: true });

  const of = (type: string): typeof lines => lines.filter((line) => line.type === type);
  expect(of('journal.alarm'), 'nobody tampered with it').toEqual([]);
  expect(of('journal.rekeyed'), 'the key was never lost').toEqual([]);
  const intended = of('order.intent').map(({ data }) => (data['target'] as { userId: string }).userId);
  const received = server.received.map(({ body }) => String(JSON.parse(body.toString('utf8')).userId));
  expect(new Set(received).size, 'nothing arrived twice').toBe(received.length);
  expect(intended, 'each order that arrived was recorded first').toEqual(expect.arrayContaining(received));

  expect(of('journal.recovered').length, 'what was cut off').toBeGreaterThanOrEqual(KILLS / FOLLOWED / 2);
  const orders = new Set(of('order.intent').map(({ data }) => data['orderId']));
  expectAcknowledged({ lines: audit(folder).lines }, heard);
  const ended = new Set(of('order.outcome').map(({ data }) => data['orderId']));
  const open = [...orders].filter((orderId) => !ended.has(orderId));
  await expect(desk.page.locator('li[data-order]')).toHaveCount(Math.min(open.length, 100));
  const tally = `${String(orders.size)} intents, ${String(received.length)} arrived, ${String(ended.size)} outcomes, ${String(open.length)} left unknown`;
  test.info().annotations.push({ type: 'tally', description: tally });
  process.stdout.write(`${tally}\n`);
  // A run in which no kill came between would show nothing.
  expect(open.length).toBeGreaterThan(0);
  expect(ended.size).toBeGreaterThan(0);
});
