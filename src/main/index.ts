import { join } from 'node:path';
import { openDesk } from './desk';
import { realTools } from './real-tools';

openDesk({
  ...realTools(),
  auditWorker: join(import.meta.dirname, 'audit-worker.js'),
  auditJob: join(import.meta.dirname, 'audit-job.js'),
  verifier: join(import.meta.dirname, '../verify/lockout-desk-verify.mjs'),
  page: {
    folder: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    // Only in a build for work with hot reload; gone from every other.
    ...(import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']
      ? { address: process.env['ELECTRON_RENDERER_URL'] }
      : {}),
  },
});
