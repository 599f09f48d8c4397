import { channels } from '../../src/contract/bridge';
import type { RunningDesk } from './application';

/** What becomes of the window's question for the history: no answer for as long as one looks, or the report of a fault. */
export type HistoryAnswer = 'none' | 'fault';

/** Has the main process answer the question for the history's list so; only until it is started again. */
export async function answerHistory({ app }: RunningDesk, answer: HistoryAnswer): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, [channel, given]) => {
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, () =>
        given === 'none' ? new Promise(() => undefined) : { kind: 'fault', reference: 'F-0000' },
      );
    },
    [channels.readHistory, answer] as const,
  );
}
