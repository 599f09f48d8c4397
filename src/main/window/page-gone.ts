import { app, dialog, type BrowserWindow } from 'electron';
import { words } from '../../words/words';

async function ask(window: BrowserWindow): Promise<void> {
  const { message, detail, again, quit } = words.pageGone;
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons: [again, quit], defaultId: 0, cancelId: 0, noLink: true },
  });
  if (response === 1) return app.quit();
  if (!window.isDestroyed()) window.webContents.reload();
}

/**
 * Says that the page died, and loads it anew once somebody has read it: one that dies while it loads is not loaded for
 * ever. An order under way goes on in the main process and stands in the history.
 */
export function mendPage(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // A window that goes has no page that anybody waits for.
    if (reason !== 'clean-exit' && !window.isDestroyed()) void ask(window);
  });
}
