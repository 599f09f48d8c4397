import { channels, type Desk, type Question } from '../contract/bridge';

/** A bridge for tests that answers nothing, but for what a test gives it. */
export function silentDesk(answers: Partial<Desk> = {}): Desk {
  const never = (): Promise<never> => new Promise(() => undefined);
  const questions = Object.keys(channels) as Question[];
  const silent = Object.fromEntries(questions.map((question) => [question, never]));
  const deaf = (): (() => void) => () => undefined;
  return {
    ...silent,
    onOrderProgress: deaf,
    onAuditProgress: deaf,
    onSettings: deaf,
    onSessionChange: deaf,
    onCommand: deaf,
    ...answers,
  } as Desk;
}
