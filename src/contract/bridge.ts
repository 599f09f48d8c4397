import type { JournalState, UnknownsAnswer, UnknownsRequest } from './audit';
import type { LogAnswer, LogExportAnswer, PreflightAnswer } from './diagnostics';
import type { EnvironmentView } from './environments';
import type {
  CountAnswer,
  CountRequest,
  FilterChoices,
  HistoryPage,
  HistoryRequest,
  ItemsAnswer,
  ItemsRequest,
  RawLineAnswer,
  RawLineRequest,
  RecordAnswer,
  RecordRequest,
} from './history';
import type {
  CancelAnswer,
  CloseAnswer,
  CloseRequest,
  ExpireAnswer,
  OrderProgress,
  OrderRequest,
} from './lockouts';
import type {
  AcknowledgeRequest,
  AuditProgress,
  ExportAnswer,
  ExportRequest,
  JournalHealth,
  ProofAnswer,
  RekeyRequest,
  VerifyAnswer,
  VerifyRequest,
} from './proof';
import type {
  ForgetAnswer,
  PasteAnswer,
  RenewAnswer,
  SessionAnswer,
  SessionChange,
  SessionRequest,
} from './sessions';
import type { Command } from './shortcuts';
import type { PolicyView, SettingAnswer, SettingsView } from './settings';
import type { SettingName } from './setting-values';
import type {
  DeleteKeyFileAnswer,
  ForgetKeyAnswer,
  KeyKeepingAnswer,
  SignInAnswer,
  SignInRequest,
  SignInView,
} from './sign-in';
import type { SuggestRequest, Suggestions } from './traders';

/** What the window needs to show its first page. */
export interface DeskView {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly actor: { readonly osUser: string; readonly host: string };
  /** The built-in ones: whoever starts does not wait for the policy to be read. */
  readonly environments: readonly EnvironmentView[];
}

/** The environments with those of the policy of the organization's IT, and how that was read. */
export interface EnvironmentsView {
  readonly environments: readonly EnvironmentView[];
  readonly policy: PolicyView;
}

/** Text for the clipboard holds this many UTF-16 code units at most. */
export const MAX_COPY = 200_000;

/** Every question that the window may ask: what it says, and what it hears. */
export interface Questions {
  readDesk: { ask: Record<string, never>; answer: DeskView };
  readEnvironments: { ask: Record<string, never>; answer: EnvironmentsView };
  readJournalState: { ask: UnknownsRequest; answer: JournalState };
  suggestTraders: { ask: SuggestRequest; answer: Suggestions };
  expireLockout: { ask: OrderRequest; answer: ExpireAnswer };
  cancelPenalty: { ask: { orderId: string }; answer: CancelAnswer };
  listUnknowns: { ask: UnknownsRequest; answer: UnknownsAnswer };
  closeUnknown: { ask: CloseRequest; answer: CloseAnswer };
  readHistory: { ask: HistoryRequest; answer: HistoryPage };
  readHistoryItems: { ask: ItemsRequest; answer: ItemsAnswer };
  countHistory: { ask: CountRequest; answer: CountAnswer };
  readFilterChoices: { ask: UnknownsRequest; answer: FilterChoices };
  readRecord: { ask: RecordRequest; answer: RecordAnswer };
  readRawLine: { ask: RawLineRequest; answer: RawLineAnswer };
  readJournalHealth: { ask: UnknownsRequest; answer: JournalHealth };
  verifyJournal: { ask: VerifyRequest; answer: VerifyAnswer };
  exportHistory: { ask: ExportRequest; answer: ExportAnswer };
  cancelAuditJob: { ask: Record<string, never>; answer: { kind: 'cancelling' | 'nothing-to-cancel' } };
  acknowledgeAlarm: { ask: AcknowledgeRequest; answer: ProofAnswer };
  rekeyJournal: { ask: RekeyRequest; answer: ProofAnswer };
  copyText: { ask: { text: string }; answer: { kind: 'copied' } };
  readSession: { ask: SessionRequest; answer: SessionAnswer };
  pasteToken: { ask: SessionRequest; answer: PasteAnswer };
  forgetSession: { ask: SessionRequest; answer: ForgetAnswer };
  renewSession: { ask: SessionRequest; answer: RenewAnswer };
  readSignIn: { ask: SessionRequest; answer: SignInView };
  signIn: { ask: SignInRequest; answer: SignInAnswer };
  deleteKeyFile: { ask: SessionRequest; answer: DeleteKeyFileAnswer };
  forgetKey: { ask: SessionRequest; answer: ForgetKeyAnswer };
  setKeyKeeping: { ask: { keep: boolean }; answer: KeyKeepingAnswer };
  readSettings: { ask: Record<string, never>; answer: SettingsView };
  /** Without a value the user's own is taken back. */
  changeSetting: { ask: { name: SettingName; value?: unknown }; answer: SettingAnswer };
  runPreflight: { ask: SessionRequest; answer: PreflightAnswer };
  readLog: { ask: Record<string, never>; answer: LogAnswer };
  exportLog: { ask: Record<string, never>; answer: LogExportAnswer };
  showLogFolder: { ask: Record<string, never>; answer: { kind: 'shown' } };
}

export type Question = keyof Questions;

/** The channel of each question. */
export const channels = {
  readDesk: 'desk:read',
  readEnvironments: 'settings:read-environments',
  readJournalState: 'audit:state',
  suggestTraders: 'traders:suggest',
  expireLockout: 'lockouts:expire',
  cancelPenalty: 'lockouts:cancel-penalty',
  listUnknowns: 'lockouts:list-unknowns',
  closeUnknown: 'lockouts:close-unknown',
  readHistory: 'audit:read-history',
  readHistoryItems: 'audit:read-history-items',
  countHistory: 'audit:count-history',
  readFilterChoices: 'audit:read-filter-choices',
  readRecord: 'audit:read-record',
  readRawLine: 'audit:read-raw-line',
  readJournalHealth: 'audit:read-health',
  verifyJournal: 'audit:verify',
  exportHistory: 'audit:export',
  cancelAuditJob: 'audit:cancel-job',
  acknowledgeAlarm: 'audit:acknowledge-alarm',
  rekeyJournal: 'audit:rekey',
  copyText: 'window:copy-text',
  readSession: 'sessions:read',
  pasteToken: 'sessions:paste',
  forgetSession: 'sessions:forget',
  renewSession: 'sessions:renew',
  readSignIn: 'sessions:read-sign-in',
  signIn: 'sessions:sign-in',
  deleteKeyFile: 'sessions:delete-key-file',
  forgetKey: 'sessions:forget-key',
  setKeyKeeping: 'sessions:set-key-keeping',
  readSettings: 'settings:read',
  changeSetting: 'settings:change',
  runPreflight: 'diagnostics:preflight',
  readLog: 'diagnostics:read-log',
  exportLog: 'diagnostics:export-log',
  showLogFolder: 'diagnostics:show-log-folder',
} as const satisfies Record<Question, string>;

/** The push channel for what happens to an order under way. */
export const orderProgressChannel = 'lockouts:progress';

/** The push channel for what is long about a journal: counts, verifying, exporting, and changes of its proof. */
export const auditProgressChannel = 'audit:progress';

/** The push channel for settings: everything as it counts now. */
export const settingsChannel = 'settings:changed';

/** The push channel for sessions that change by themselves: renewals, ends, who it is. */
export const sessionChangeChannel = 'sessions:changed';

/** The push channel for what the menu asks the page for. */
export const commandChannel = 'window:command';

/**
 * Every question is answered, never rejected: with its answer, with a refusal (nothing was done), or with the
 * number under which a fault of the application was logged.
 */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly why: 'sender' | 'shape'; readonly detail: string }
  | { readonly kind: 'fault'; readonly reference: string };

/** What the preload exposes to the page as `window.desk`. */
export type Desk = {
  readonly [Q in Question]: (ask: Questions[Q]['ask']) => Promise<Reply<Questions[Q]['answer']>>;
} & {
  /** Calls the listener until the returned function is called. */
  readonly onOrderProgress: (listener: (progress: OrderProgress) => void) => () => void;
  readonly onAuditProgress: (listener: (progress: AuditProgress) => void) => () => void;
  readonly onSettings: (listener: (view: SettingsView) => void) => () => void;
  readonly onSessionChange: (listener: (change: SessionChange) => void) => () => void;
  readonly onCommand: (listener: (command: Command) => void) => () => void;
};
