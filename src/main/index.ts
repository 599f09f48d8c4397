import { join } from 'node:path';
import { openDesk } from './desk';
import { realTools } from './real-tools';

openDesk({
  ...realTools(),
  auditWorker: join(import.meta.dirname, 'audit-worker.js'),
  page: {
    folder: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    // Only in a build for work with hot reload; gone from every other.
    ...(import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']
      ? { address: process.env['ELECTRON_RENDERER_URL'] }
      : {}),
  },
});
