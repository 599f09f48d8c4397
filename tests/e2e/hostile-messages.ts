/** A marker stands for a text of that many characters, made where it is sent from. */
const huge = 5_000_000;
const order = { environmentId: 'practice', userId: '1', notes: '', confirmation: { kind: 'confirmed' } };

const key = { name: 'n', password: 'p', appId: 'a', appVersion: '1', cid: '8', sec: 's' };

/** Filters of another shape than the documented one. */
const hostileFilters: readonly unknown[] = [
  null,
  [],
  { from: 'yesterday' },
  { to: 20261124 },
  { outcomes: ['perhaps'] },
  { reasons: ['because'] },
  { kinds: 'order' },
  { environmentIds: Array.from({ length: 201 }, () => 'practice') },
  { text: 'x'.repeat(201) },
  { traderId: { $ne: '' } },
  { folder: '/etc' },
];
/** Every question with messages that must be refused: wrong type, missing, extra, huge, out of range. */
export const hostile: Readonly<Record<string, readonly unknown[]>> = {
  readDesk: [{ extra: 1 }],
  readEnvironments: [{ extra: 1 }],
  readJournalState: [{ journal: 'other' }, { journal: 'practice', extra: 1 }, {}],
  suggestTraders: [
    { environmentId: 'practice' },
    { environmentId: 5, text: '' },
    { environmentId: 'practice', text: 'x', extra: true },
    { environmentId: 'practice', text: { huge } },
  ],
  expireLockout: [
    {},
    { ...order, userId: 1 },
    { ...order, extra: 'member' },
    { ...order, confirmation: { kind: 'yes' } },
    { ...order, confirmation: { kind: 'confirmed', userId: '1' } },
    { ...order, notes: { huge } },
    { ...order, notes: null },
    { ...order, repeatOf: 5 },
    { ...order, shownName: undefined, environmentId: ['practice'] },
  ],
  cancelPenalty: [{}, { orderId: 1 }, { orderId: 'x', extra: 1 }, { orderId: { huge } }],
  listUnknowns: [{}, { journal: '../audit' }],
  closeUnknown: [
    { journal: 'practice', orderId: 'x', as: 'maybe', note: '' },
    { journal: 'practice', orderId: 'x', as: 'did-not' },
    { journal: 'practice', orderId: 'x', as: 'did-not', note: { huge } },
  ],
  readHistory: [
    { journal: 'practice', limit: 10 },
    { journal: 'practice', filter: {}, limit: 0 },
    { journal: 'practice', filter: {}, limit: 101 },
    { journal: 'practice', filter: {}, limit: 1.5 },
    { journal: 'practice', filter: {}, limit: 10, before: -1 },
    { journal: 'practice', filter: {}, limit: 10, before: '1' },
    ...hostileFilters.map((filter) => ({ journal: 'practice', filter, limit: 10 })),
  ],
  countHistory: [
    { journal: 'practice', filter: {} },
    { journal: 'practice', filter: {}, countId: 0 },
    ...hostileFilters.map((filter) => ({ journal: 'practice', filter, countId: 1 })),
  ],
  readFilterChoices: [{}, { journal: '../audit' }],
  readRawLine: [
    { journal: 'practice', seq: 1 },
    { journal: 'practice', seq: 1, from: -1 },
    { journal: 'practice', seq: 1, from: 2 ** 60 },
  ],
  readJournalHealth: [{}, { journal: 5 }],
  verifyJournal: [{ journal: 'practice' }, { journal: 'practice', everySignature: 'yes' }],
  exportHistory: [
    { journal: 'practice', filter: {}, format: 'exe', byteOrderMark: false },
    { journal: 'practice', filter: {}, format: 'csv' },
    {
      journal: 'practice',
      filter: {},
      format: 'csv',
      byteOrderMark: false,
      target: '/tmp/chosen-by-the-page',
    },
    ...hostileFilters.map((filter) => ({ journal: 'practice', filter, format: 'csv', byteOrderMark: false })),
  ],
  cancelAuditJob: [{ journal: 'practice' }],
  acknowledgeAlarm: [
    { journal: 'real', alarmId: '', note: 'x' },
    { journal: 'real', alarmId: 'x', note: { huge } },
  ],
  rekeyJournal: [{ journal: 'real' }, { journal: 'real', reason: { huge } }],
  readRecord: [
    { journal: 'practice', seq: Number.NaN },
    { journal: 'practice', seq: 2 ** 60 },
  ],
  copyText: [{}, { text: 5 }, { text: { huge } }],
  readSession: [{}, { environmentId: 5 }, { environmentId: 'demo', extra: 1 }],
  pasteToken: [{}, { environmentId: '' }, { environmentId: 'demo', token: 'given by the page' }],
  forgetSession: [{}, { environmentId: { huge } }],
  renewSession: [{}, { environmentId: 'demo', token: 'given by the page' }],
  readSignIn: [{}, { environmentId: ['demo'] }],
  signIn: [
    { environmentId: 'demo', key: { kind: 'kept' } },
    { environmentId: 'demo', key: { kind: 'file', path: '/chosen/by/the/page' }, lastTry: false },
    { environmentId: 'demo', key: { kind: 'typed', key: { name: 'x' } }, lastTry: false },
    { environmentId: 'demo', key: { kind: 'typed', key: { ...key, more: '' } }, lastTry: false },
    { environmentId: 'demo', key: { kind: 'typed', key: { ...key, sec: { huge } } }, lastTry: false },
    { environmentId: 'demo', key: { kind: 'kept' }, lastTry: 'yes' },
  ],
  deleteKeyFile: [{}, { environmentId: 'demo', path: '/chosen/by/the/page' }],
  setKeyKeeping: [{}, { keep: 'yes' }],
  runPreflight: [{}, { environmentId: ['demo'] }, { environmentId: 'demo', baseUrl: 'https://x.example' }],
  readLog: [{ folder: '/etc' }],
  exportLog: [{ file: '/tmp/chosen-by-the-page' }],
  showLogFolder: [{ folder: '/etc' }],
};
