import { slot, type Parts } from '../parts';
import { count, counted } from './forms';

/** The window around its pages, and what is said aloud for screen readers. */
export const page = {
  couldNotOpen: 'Lockout Desk could not open',
  noEnvironment: 'No environment is set up. Nothing was changed. Ask IT.',
  tryAgain: 'Try again',
  notLoaded:
    'This part of the window could not be read from the application’s own files. Nothing was changed. Start the application again; if that does not help, have it installed anew.',
  /** The window’s title. */
  title: (environment: string): string => `Lockout Desk - ${environment}`,
  /** Who works where, in the header. */
  who: [slot('user'), ' on ', slot('computer')] satisfies Parts<'user' | 'computer'>,
  policyProblems: (problems: number): string =>
    `Policy: ${counted(problems, { one: 'problem', other: 'problems' })}`,
  /** The navigation, for screen readers. */
  pages: 'Pages',
  /** The count on the navigation’s Follow-up, as screen readers say it. */
  open: (unknowns: number): string => `${count(unknowns)} open`,
  /** Beside Expire, while an order is under way there. */
  underWay: 'under way',
  /** A banner; the first sentence is set in bold. */
  readOnly: {
    title: 'Read-only, as your organization’s policy asks.',
    text: 'No order is taken and no session is made. History can be read, verified and exported, and Follow-up can be closed.',
  },
};

/** What is said aloud, and not shown, when something has happened. */
export const announced = {
  environment: (name: string): string => `Environment: ${name}`,
  /** `name`: undefined where nobody here knows it. */
  chosen: (name: string | undefined, id: string): string => `Chosen: ${name ?? 'no name known'}, id ${id}`,
  /** `outcome`: its word, such as “Done”; `title`: a whole sentence about it. */
  ended: (outcome: string, title: string): string => `${outcome}. ${title}`,
  matches: (orders: number, others: number): string =>
    `${counted(orders, { one: 'order', other: 'orders' })} and ${counted(others, { one: 'other record', other: 'other records' })} match the filter.`,
  acknowledged: 'Acknowledged and recorded.',
  newKey: 'A new key signs from now on. Note its fingerprint.',
  closed: 'Closed and recorded.',
};
