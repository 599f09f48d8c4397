import { defineConfig } from '@playwright/test';

const report = process.env['LOCKOUT_DESK_REPORT'];

/** Elsewhere a test can have neither a keychain nor a certificate store of its own, and must not touch the user's. */
const onLinuxAlone = [
  'keychain',
  'quit-keychain',
  'sessions',
  'sign-in*',
  'diagnostics',
  'renewal',
  'answers',
  'real-*',
  'live',
  'proxies',
  'full-disk',
  'policy',
  'print-config',
  'bad-policies',
  'settings',
  'setting-effects',
  'order-settings',
  'cooling-off',
  'order-read-only',
  'proof',
  'restored-key',
  'second-copy',
  'lost-journal',
  'export-place',
  'switches',
  'strangers',
  'working-day',
  'accessibility-proof',
  'accessibility-settings',
  'accessibility-sessions',
  'accessibility-policy',
  'hostile-text',
  'keyboard-pages',
].map((name) => `**/${name}.spec.ts`);

/** The window's main tests, which also run in a package; those that reach into the main process can't. */
const inPackages = [
  'practice-orders',
  'one-order',
  'penalty',
  'unknowns',
  'keyboard',
  'sign-in',
  'history-verify',
].map((name) => `**/${name}.spec.ts`);

/** The window's tests. scripts/e2e.mjs starts them with the runtime, the keyring and the display that they need. */
export default defineConfig({
  testDir: '.',
  globalSetup: './entry/build.ts',
  outputDir: '../../test-results',
  forbidOnly: true,
  snapshotPathTemplate: 'pictures/{arg}{ext}',
  fullyParallel: false,
  retries: 0,
  // Elsewhere than on Linux all windows share one clipboard.
  workers: process.platform === 'linux' ? 2 : 1,
  timeout: 45_000,
  expect: { timeout: 7_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : 'list',
  projects: [
    {
      name: 'window',
      testMatch: '**/*.spec.ts',
      testIgnore: process.platform === 'linux' ? [] : onLinuxAlone,
    },
    { name: 'in-package', testMatch: inPackages },
    { name: 'package', testDir: '../packaged', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: '**/*.shots.ts' },
    { name: 'long', testMatch: '**/*.long.ts', timeout: 30 * 60_000 },
    { name: 'bench', testMatch: '**/*.bench.ts', timeout: 60 * 60_000 },
  ],
});
