import { ipcMain, type WebFrameMain } from 'electron';
import { channels, type Question } from '../../contract/bridge';
import { answerQuestion, type Answerers, type ReportFault } from './answer-question';

/** Whether a frame is our own page's main frame. */
export type IsOurPage = (frame: WebFrameMain | null) => boolean;

/** Who hears of bugs, and of messages that were refused. */
export interface BridgeReports {
  readonly fault: ReportFault;
  readonly refused: (question: Question, why: 'sender' | 'shape') => void;
}

/** The only listener for messages from pages: every question of the contract, and no other. */
export function listen(answerers: Answerers, isOurPage: IsOurPage, report: BridgeReports): void {
  const listenFor = <Q extends Question>(question: Q): void => {
    ipcMain.handle(channels[question], async (event, ...parts: unknown[]) => {
      const message = { fromOurPage: isOurPage(event.senderFrame), parts };
      const reply = await answerQuestion(question, answerers[question], message, report.fault);
      if (reply.kind === 'refused') report.refused(question, reply.why);
      return reply;
    });
  };
  for (const question of Object.keys(channels) as Question[]) listenFor(question);
}
