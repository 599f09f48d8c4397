import type { PolicyView } from '../../contract/settings';
import { parsePolicy } from './parse-policy';
import { codeOf } from './policy-code';
import type { OpenedFile, PolicyDisk } from './policy-disk';
import { policyFile } from './policy-folder';
import { unsaid } from './policy-settings';
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

const refused = (why: string): Content => ({ kind: 'refused', why });
const tooLong = refused('The policy is longer than 1 MiB. Nothing in it counts; make it shorter.');

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

async function contentOf(tools: PolicyTools, file: string, opened: OpenedFile): Promise<Content> {
  const facts = await opened.facts();
  if (facts.kind !== 'file')
    return refused('The policy is no regular file. Nothing in it counts; put a file there.');
  if (facts.size > MAX_BYTES) return tooLong;
  const trust = await trustOf(tools, file, facts);
  const bytes = await bytesOf(opened);
  return bytes ? { kind: 'content', bytes, trust } : tooLong;
}

function refusalOf(error: unknown): Content | 'missing' {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'ELOOP')
    return refused('The policy is a symbolic link. Nothing in it counts; put the file itself there.');
  return refused(
    `The policy can’t be read (${code}). Nothing in it counts; let everybody read it and start again.`,
  );
}

async function contentAt(tools: PolicyTools, file: string): Promise<Content | 'missing'> {
  try {
    const opened = await tools.disk.open(file);
    try {
      return await contentOf(tools, file, opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * Reads the organization's policy. A missing file is no problem and says nothing; whatever else is wrong is among the
 * problems, and the rest counts. Never rejects: the application starts, whatever the policy is.
 */
export async function readPolicy(tools: PolicyTools): Promise<PolicyView> {
  const file = policyFile(tools.platform, tools.folder);
  const content = await contentAt(tools, file);
  if (content === 'missing') return { file, state: 'missing', values: unsaid, problems: [] };
  if (content.kind === 'content') return parsePolicy(file, content.bytes, content.trust, tools.platform);
  return { file, state: 'not-read', values: unsaid, problems: [{ file, sentence: content.why }] };
}
