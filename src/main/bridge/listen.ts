import { ipcMain, type WebFrameMain } from 'electron';
import { channels, type Question } from '../../contract/bridge';
import { answerQuestion, type Answerers, type ReportFault } from './answer-question';

/** Whether a frame is our own page's main frame. */
export type IsOurPage = (frame: WebFrameMain | null) => boolean;

/** The only listener for messages from pages: every question of the contract, and no other. */
export function listen(answerers: Answerers, isOurPage: IsOurPage, reportFault: ReportFault): void {
  const listenFor = <Q extends Question>(question: Q): void => {
    ipcMain.handle(channels[question], (event, ...parts: unknown[]) =>
      answerQuestion(
        question,
        answerers[question],
        { fromOurPage: isOurPage(event.senderFrame), parts },
        reportFault,
      ),
    );
  };
  for (const question of Object.keys(channels) as Question[]) listenFor(question);
}
