import { describe, expect, it } from 'vitest';
import type { Checks } from '../../contract/diagnostics';
import type { SessionState } from '../../contract/sessions';
import { rowsOf, summaryOf, type Row } from './findings';
import { preflightText, type Checked } from './preflight-text';

const at = '2026-11-25T14:30:00.000Z';
const kept: SessionState = {
  kind: 'kept',
  fingerprint: '9f3c2a71',
  savedAt: at,
  how: 'signed-in',
  expiresAt: '2026-11-25T15:30:00.000Z',
  who: { name: 'Dana Admin', userId: '77', organization: 'Northgate' },
  renewal: { kind: 'not-planned' },
};
const certificate = {
  subject: 'demo.example',
  issuer: 'Some CA',
  validFrom: '2026-10-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
};
const fine: Checks = {
  name: { kind: 'resolved', host: 'demo.example', addresses: 2 },
  proxy: { kind: 'direct' },
  tls: { kind: 'trusted', ...certificate },
  clock: { kind: 'compared', skewMs: -800 },
  keychain: { kind: 'works', ms: 12 },
  disk: { kind: 'works', folder: '~/data', freeBytes: 12e9, ms: 3 },
  token: { session: kept, httpStatus: 200 },
};

function rowOf(changed: Partial<Checks>): Row {
  const [key] = Object.keys(changed);
  const row = rowsOf({ ...fine, ...changed }, at).find((one) => one.key === key);
  if (!row) throw new Error('no such row');
  return row;
}
const practice = { kind: 'practice' } as const;

describe('what a preflight says', () => {
  it('is that nothing stands in the way where nothing does', () => {
    const rows = rowsOf(fine, at);
    expect(rows.every(({ tone, now }) => tone === 'good' && now === undefined)).toBe(true);
    expect(summaryOf(rows)).toBe('Nothing stands in the way.');
  });

  it.each<[Partial<Checks>, Row['tone'], RegExp]>([
    [{ name: { kind: 'not-resolved', host: 'h' } }, 'trouble', /No address was found for h/],
    [{ name: { kind: 'by-proxy', host: 'h' } }, 'good', /The proxy looks h up/],
    [{ name: { kind: 'not-known', host: 'h' } }, 'plain', /was not looked up/],
    [{ proxy: { kind: 'proxy', decision: 'PROXY p:8080' } }, 'good', /PROXY p:8080/],
    [{ proxy: { kind: 'not-known' } }, 'warning', /did not say in time/],
    [{ tls: { kind: 'not-reached', failure: 'offline' } }, 'trouble', /This computer is offline/],
    [{ tls: { kind: 'not-trusted', problem: 'net::ERR_CERT_DATE_INVALID' } }, 'trouble', /DATE_INVALID/],
    [{ clock: { kind: 'compared', skewMs: 30_000 } }, 'good', /to 30 seconds/],
    [{ clock: { kind: 'compared', skewMs: 31_000 } }, 'warning', /is 31.0 s ahead of the server’s/],
    [{ clock: { kind: 'compared', skewMs: -7_300_000 } }, 'warning', /is 2 hours behind the server’s/],
    [{ clock: { kind: 'compared', skewMs: 3 * 86_400_000 } }, 'warning', /is 3 days ahead/],
    [{ clock: { kind: 'not-known' } }, 'plain', /Not compared/],
    [{ keychain: { kind: 'unavailable', why: 'locked' } }, 'trouble', /The keychain is locked/],
    [{ keychain: { kind: 'unavailable', why: 'damaged' } }, 'trouble', /did not give back/],
    [{ disk: { kind: 'works', folder: '~/d', freeBytes: 9e7, ms: 1 } }, 'warning', /90.0 MB are free/],
    [{ disk: { kind: 'failed', folder: '~/d', code: 'EROFS' } }, 'trouble', /read-only. \(EROFS\)/],
    [{ disk: { kind: 'failed', folder: '~/d', code: 'constructor' } }, 'trouble', /refused to write/],
    [{ token: { session: { kind: 'none' } } }, 'warning', /No token is kept/],
    [{ token: { session: kept } }, 'warning', /no answer said/],
    [{ token: { session: kept, httpStatus: 401 } }, 'trouble', /does not accept the token/],
    [{ token: { session: kept, httpStatus: 429 } }, 'warning', /answered 429/],
    [{ token: { session: kept, httpStatus: 404 } }, 'warning', /answered 404/],
    [{ token: { session: { kind: 'unavailable', why: 'missing' } } }, 'trouble', /no keychain/],
    [
      { token: { session: { kind: 'expired', fingerprint: '9f3c2a71', expiredAt: at } } },
      'warning',
      /The session ended/,
    ],
  ])('of %j is %s', (changed, tone, words) => {
    const row = rowOf(changed);
    expect(row).toMatchObject({ tone, text: expect.stringMatching(words) });
    // Whoever reads of trouble is told what to do.
    expect(row.now !== undefined).toBe(tone === 'warning' || tone === 'trouble');
  });

  it.each([
    ['2026-12-09T14:30:00.000Z', 'good', undefined],
    ['2026-12-09T14:29:00.000Z', 'warning', /It ends in 13 days/],
    ['2026-11-26T14:30:00.000Z', 'warning', /It ends in 1 day,/],
    ['2026-11-25T20:00:00.000Z', 'warning', /It ends within a day/],
  ] as const)('of a certificate that ends %s is %s', (validTo, tone, words) => {
    const row = rowOf({ tls: { kind: 'trusted', ...certificate, validTo } });
    expect(row.tone).toBe(tone);
    expect(row.text).toContain('issued by Some CA');
    if (words) expect(row.now).toMatch(words);
  });

  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', /have its authority trusted/],
    ['net::ERR_CERT_COMMON_NAME_INVALID', /certificate of another one/],
    ['net::ERR_CERT_DATE_INVALID', /date and time/],
    ['net::ERR_CERT_REVOKED', /revoked/],
    ['net::ERR_CERT_WEAK_KEY', /Tell IT/],
  ])('of the problem %s comes with what to do', (problem, advice) => {
    const row = rowOf({ tls: { kind: 'not-trusted', problem, ...certificate } });
    expect(row.now).toMatch(advice);
    expect(row.text).toMatch(/nothing was sent\. Shown for demo\.example, issued by Some CA, valid from/);
  });

  it('of Practice claims nothing of a server or a keychain', () => {
    const { disk } = fine;
    const token = { session: { kind: 'none' } } as const;
    const none = { name: practice, proxy: practice, tls: practice, clock: practice, keychain: practice };
    const rows = rowsOf({ ...none, disk, token }, at);
    expect(rows.filter(({ tone }) => tone === 'plain')).toHaveLength(6);
    const own = { session: kept };
    expect(rowsOf({ ...none, disk, token: own }, at).at(-1)).toMatchObject({ tone: 'good' });
  });

  it('sums up what failed and what is worth a look', () => {
    const rows = rowsOf(
      {
        ...fine,
        clock: { kind: 'compared', skewMs: 90_000 },
        keychain: { kind: 'unavailable', why: 'locked' },
      },
      at,
    );
    expect(summaryOf(rows)).toBe('Of 7 checks, 1 failed and 1 is worth a look.');
  });
});

it('a report to copy names nobody, and says all that the page says', () => {
  const found: Checked = {
    kind: 'checked',
    at,
    environment: { id: 'demo', name: 'Demo', kind: 'demo', baseUrl: 'https://demo.example/v1' },
    checks: { ...fine, token: { session: kept, httpStatus: 401 } },
  };
  const text = preflightText(found, { version: '0.1.0', platform: 'linux' });
  expect(text).not.toMatch(/Dana|Northgate|77|9f3c2a71/);
  for (const row of rowsOf(found.checks, at)) expect(text).toContain(row.text);
  expect(text.split('\n').slice(0, 4)).toEqual([
    'Lockout Desk 0.1.0 on linux: preflight',
    'Environment: Demo (demo), https://demo.example/v1',
    `Time (UTC): ${at}`,
    'Of 7 checks, 1 failed.',
  ]);
});
