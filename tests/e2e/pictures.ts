import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningDesk } from './application';

/** Pictures to look at, one of each view and state in each setting. */
const folder = fileURLToPath(new URL('../../test-results/screenshots/', import.meta.url));

/** How the window is set up for a picture. */
export interface Setting {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}
/** All settings in which each view is taken. */
export const settings: readonly Setting[] = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 800, zoom: 1 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 800, zoom: 1 },
  { name: 'small', colorScheme: 'light', width: 900, height: 600, zoom: 1 },
  { name: 'small-200', colorScheme: 'dark', width: 900, height: 600, zoom: 2 },
  { name: 'wide', colorScheme: 'light', width: 2560, height: 1080, zoom: 1 },
];
/** Sets the window up. */
export async function setUp(desk: RunningDesk, { colorScheme, width, height, zoom }: Setting): Promise<void> {
  await desk.page.emulateMedia({ colorScheme });
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
}

/** The window as it is drawn; the driver's own pictures take no account of zoom. */
async function pictureOf({ app }: RunningDesk): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
}

/** Takes a view as a picture of its name. */
export async function take(desk: RunningDesk, view: string, { name }: Setting): Promise<void> {
  await mkdir(folder, { recursive: true });
  await desk.page.waitForTimeout(150);
  await writeFile(join(folder, `${view}-${name}.png`), await pictureOf(desk));
}
