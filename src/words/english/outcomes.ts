import type { ClosedAs, OrderStep, Outcome } from '../../contract/lockouts';

/** What comes of an order; why it came, see `reasons`. */
export const outcomes = {
  names: {
    done: 'Done',
    refused: 'Refused',
    unknown: 'Unknown',
    'not-sent': 'Not sent',
  } satisfies Readonly<Record<Outcome, string>>,
  /** What an administrator found out about an unknown. */
  closedAs: {
    'took-effect': 'It took effect',
    'did-not': 'It did not take effect',
    'not-known': 'It can’t be known',
  } satisfies Readonly<Record<ClosedAs, string>>,
  stepsTitle: 'The way it went',
  steps: {
    recorded: 'Order recorded',
    sent: 'Sent',
    penalty: 'Made to wait',
    answered: 'Answered',
    'cut-off': 'Cut off',
    'not-sent': 'Not sent',
    cancelled: 'Cancelled',
    'outcome-recorded': 'Outcome recorded',
  } satisfies Readonly<Record<OrderStep['what'], string>>,
  /** What to do next (one or more sentences), where only a real order asks for it. */
  inRealEnvironment: (whatNow: string): string => `In a real environment: ${whatNow}`,
  repeatRefused:
    'This repeated an earlier order. If it was refused because no lockout is active, none is active now; which of the two orders did it, or whether it ended by itself, is not known. Close the earlier order in Follow-up.',
  practiceAlone:
    'Practice: nothing was sent to anyone. A simulator inside the application plays the server, and no real lockout changed.',
  repeat: 'Repeat the order…',
  notRepeated: (environment: string): string =>
    `${environment} can’t be chosen now. Find out what came of this order, then close it in Follow-up.`,
  leave: 'Leave for follow-up',
  next: 'Next trader',
  showInHistory: 'Show in history',
  copy: 'Copy details',
};
