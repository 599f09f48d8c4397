import { defineConfig } from 'vitest/config';

/** What takes long: many kills, fuzz runs, a million records. */
export default defineConfig({
  test: { name: 'long', environment: 'node', include: ['src/**/*.long.ts'], testTimeout: 600_000 },
});
