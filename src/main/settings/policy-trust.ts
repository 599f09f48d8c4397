import { words } from '../../words/words';
import { codeOf } from './policy-code';
import type { FileFacts, PolicyDisk } from './policy-disk';
import { foldersAbove } from './policy-folder';
import { isMachines, parseSddl, type Rank } from './sddl';
import type { AskAccess } from './windows-access';

/** Whose the policy is: the machine's, or of somebody who may only restrict; then `why` is a sentence. */
export type Trust =
  { readonly kind: 'trusted' } | { readonly kind: 'may-only-restrict'; readonly why: string };

export interface TrustTools {
  readonly platform: NodeJS.Platform;
  readonly disk: Pick<PolicyDisk, 'facts'>;
  /** Asked on Windows alone. */
  readonly access: AskAccess;
}

const { policyTrust: said } = words;

const ROOT = 0;
const GROUP_OR_OTHERS_WRITE = 0o022;

function posixFault(path: string, { uid, mode }: FileFacts): string | undefined {
  if (uid !== ROOT) return said.ownedBy(path, uid);
  if ((mode & GROUP_OR_OTHERS_WRITE) !== 0) return said.writable(path);
  return undefined;
}

function windowsFault(path: string, sddl: string, rank: Rank): string | undefined {
  const access = parseSddl(sddl);
  if (access === undefined) return said.accessNotRead(path);
  return isMachines(access, rank) ? undefined : said.changeable(path);
}

async function windowsFaults(tools: TrustTools, paths: readonly string[]): Promise<string | undefined> {
  const descriptors = await tools.access(paths);
  if (descriptors?.length !== paths.length) return said.windowsSilent(paths[0] ?? '');
  return paths
    .map((path, at) => windowsFault(path, descriptors[at] ?? '', at < 2 ? 'policy' : 'above'))
    .find((fault) => fault !== undefined);
}

async function folderFault({ platform, disk }: TrustTools, path: string): Promise<string | undefined> {
  try {
    const facts = await disk.facts(path);
    if (facts.kind !== 'folder') return said.noFolder(path);
    return platform === 'win32' ? undefined : posixFault(path, facts);
  } catch (error) {
    return said.notTold(path, codeOf(error));
  }
}

async function fault(tools: TrustTools, file: string, facts: FileFacts): Promise<string | undefined> {
  const folders = foldersAbove(tools.platform, file);
  for (const folder of folders) {
    const found = await folderFault(tools, folder);
    if (found !== undefined) return found;
  }
  return tools.platform === 'win32' ? windowsFaults(tools, [file, ...folders]) : posixFault(file, facts);
}

/**
 * Whether nobody but the machine's administrators can have written a policy file. Expects a full path and the facts of the
 * opened file, asked of its handle. What can't be found out counts against it. Does not throw.
 */
export async function trustOf(tools: TrustTools, file: string, facts: FileFacts): Promise<Trust> {
  // SECURITY: whoever can write the file, or exchange it or a folder above it, could send tokens and orders to a host of his own.
  const why = await fault(tools, file, facts);
  return why === undefined ? { kind: 'trusted' } : { kind: 'may-only-restrict', why };
}
