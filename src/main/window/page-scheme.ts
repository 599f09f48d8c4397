import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentPolicy } from './content-policy';
import { pageFile } from './page-file';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the application is ready: Electron takes schemes no later. */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'desk', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

async function answerPage(folder: string, address: string): Promise<Response> {
  const file = pageFile(address);
  const type = file && mediaTypes[extname(file)];
  if (!file || !type) return new Response('Not found', { status: 404 });
  try {
    return new Response(await readFile(join(folder, file)), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': contentPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
      },
    });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}

/** Serves the built page from its folder under our own scheme. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle('desk', (request) => answerPage(folder, request.url));
}
