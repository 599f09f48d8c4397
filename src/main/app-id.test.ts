import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { APP_ID } from './app-id';

it('is the installer’s: otherwise Windows shows no notification', () => {
  const installer = fileURLToPath(new URL('../../electron-builder.yml', import.meta.url));
  expect(readFileSync(installer, 'utf8')).toContain(`\nappId: ${APP_ID}\n`);
});
