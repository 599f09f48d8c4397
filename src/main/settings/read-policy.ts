import { words } from '../../words/words';
import { notRead, parsePolicy, type PolicyRead } from './parse-policy';
import { codeOf } from './policy-code';
import type { FileFacts, OpenedFile, PolicyDisk } from './policy-disk';
import { policyFile } from './policy-folder';
import { trustOf, type Trust } from './policy-trust';
import type { AskAccess } from './windows-access';

/** Everything outside that reading the policy needs. */
export interface PolicyTools {
  readonly platform: NodeJS.Platform;
  /** The machine-wide folder, a full path: see policy-folder.ts. */
  readonly folder: string;
  readonly disk: PolicyDisk;
  /** Who may write; asked on Windows alone, and only if there is a policy. */
  readonly access: AskAccess;
}

/** The longest policy that is read, in bytes. */
const MAX_BYTES = 1024 * 1024;

type Content =
  | { readonly kind: 'content'; readonly bytes: Uint8Array; readonly trust: Trust }
  | { readonly kind: 'refused'; readonly why: string };

/** Whose an opened file is. */
type Judge = (facts: FileFacts) => Promise<Trust>;

const refused = (why: string): Content => ({ kind: 'refused', why });
const { policyProblems: said } = words;
const tooLong = refused(said.tooLong);

/** The whole file, or undefined once it is longer than may be, even if it grew only just now. */
async function bytesOf(opened: OpenedFile): Promise<Uint8Array | undefined> {
  const room = new Uint8Array(MAX_BYTES + 1);
  let length = 0;
  while (length < room.length) {
    const count = await opened.read(room.subarray(length), length);
    if (count === 0) return room.subarray(0, length);
    length += count;
  }
  return undefined;
}

async function contentOf(opened: OpenedFile, judge: Judge): Promise<Content> {
  const facts = await opened.facts();
  if (facts.kind !== 'file') return refused(said.noFile);
  if (facts.size > MAX_BYTES) return tooLong;
  const trust = await judge(facts);
  const bytes = await bytesOf(opened);
  return bytes ? { kind: 'content', bytes, trust } : tooLong;
}

function refusalOf(error: unknown): Content | 'missing' {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'ELOOP') return refused(said.link);
  return refused(said.notReadable(code));
}

async function contentAt(file: string, disk: PolicyDisk, judge: Judge): Promise<Content | 'missing'> {
  try {
    const opened = await disk.open(file);
    try {
      return await contentOf(opened, judge);
    } finally {
      await opened.close();
    }
  } catch (error) {
    return refusalOf(error);
  }
}

async function readAt(
  file: string,
  { platform, disk }: Pick<PolicyTools, 'platform' | 'disk'>,
  judge: Judge,
): Promise<PolicyRead> {
  const content = await contentAt(file, disk, judge);
  if (content === 'missing') return { file, state: 'missing', says: {}, isEmpty: false, problems: [] };
  if (content.kind === 'content') return parsePolicy(file, content.bytes, content.trust, platform);
  return notRead(file, 'not-read', [{ file, sentence: content.why }]);
}

/**
 * Reads the organization's policy. A missing file is no problem and says nothing; whatever else is wrong is among the
 * problems, and the rest counts. Never rejects: the application starts, whatever the policy is.
 */
export function readPolicy(tools: PolicyTools): Promise<PolicyRead> {
  const file = policyFile(tools.platform, tools.folder);
  return readAt(file, tools, (facts) => trustOf(tools, file, facts));
}

/** Reads a file as if it were the organization's policy, in its place and written by administrators. Never rejects. */
export function readDraft(file: string, tools: Pick<PolicyTools, 'platform' | 'disk'>): Promise<PolicyRead> {
  return readAt(file, tools, async () => ({ kind: 'trusted' }));
}
