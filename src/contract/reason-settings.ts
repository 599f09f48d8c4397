import { exampleReasonCodes } from './example-values';
import { bothSections, type SettingSpecs } from './setting-spec';

/** What an order says of its reason. */
export const reasonSettings: SettingSpecs<
  | 'notesRequired'
  | 'notesMinLength'
  | 'reasonCodes'
  | 'reasonRequired'
  | 'ticketRequired'
  | 'ticketPattern'
  | 'composeNotes'
> = {
  notesRequired: {
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: true,
    restart: false,
    example: true,
  },
  notesMinLength: {
    group: 'orders',
    shape: { kind: 'number', least: 0, most: 1000, unit: 'characters' },
    builtIn: 0,
    stricter: 'more',
    onBroken: { value: 10 },
    sections: bothSections,
    users: true,
    restart: false,
    example: 10,
  },
  reasonCodes: {
    group: 'orders',
    shape: { kind: 'reason-codes' },
    builtIn: [],
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: exampleReasonCodes,
  },
  reasonRequired: {
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
  ticketRequired: {
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
  ticketPattern: {
    group: 'orders',
    shape: { kind: 'ticket-pattern' },
    builtIn: '',
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: 'DESK-\\d{3,6}',
  },
  composeNotes: {
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
};
