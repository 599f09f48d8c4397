/** What one entry of a Windows access list allows to somebody. */
export interface Grant {
  readonly sid: string;
  /** The access mask, 0 to 2^32 - 1. */
  readonly rights: number;
}

/** Who owns a file or folder, and who is allowed what on it itself. Denials are left out: they only take away. */
export interface Access {
  readonly owner: string;
  readonly grants: readonly Grant[];
}

/** Words for rights with their bits. Source: Windows SDK, sddl.h and winnt.h, as they stand for files. */
const rightBits: Readonly<Record<string, number>> = {
  ...{ GA: 0x10000000, GX: 0x20000000, GW: 0x40000000, GR: 0x80000000 },
  ...{ SD: 0x10000, RC: 0x20000, WD: 0x40000, WO: 0x80000 },
  ...{ CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100 },
  ...{ FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0 },
};

const aceFlags = /^(?:OI|CI|NP|IO|ID)*$/;
const sid = 'S-1-(?:\\d{1,10}|0x[0-9A-Fa-f]{1,12})(?:-\\d{1,10}){1,15}|[A-Z]{2}';
const isSid = new RegExp(`^(?:${sid})$`);
const descriptor = new RegExp(
  `^O:(${sid})(?:G:(?:${sid}))?D:((?:P|AR|AI)*)((?:\\([^()]*\\))*)(?:S:(?:P|AR|AI)*(?:\\([^()]*\\))*)?$`,
);

function rightsOf(text: string): number | undefined {
  if (/^0x[0-9A-Fa-f]{1,8}$/.test(text)) return Number.parseInt(text, 16);
  if (!/^(?:[A-Z]{2})+$/.test(text)) return undefined;
  let rights = 0;
  for (const [word] of text.matchAll(/../g)) {
    if (!Object.hasOwn(rightBits, word)) return undefined;
    rights = (rights | (rightBits[word] ?? 0)) >>> 0;
  }
  return rights;
}

/** What an entry gives on the object itself: a grant, nothing (`none`), or undefined for what is not understood. */
function grantOf(entry: string): Grant | 'none' | undefined {
  const [type, flags = '', rightsText = '', object, inherited, who = '', ...more] = entry.split(';');
  const rights = rightsOf(rightsText);
  if (rights === undefined || more.length > 0 || object !== '' || inherited !== '') return undefined;
  if (!aceFlags.test(flags) || !isSid.test(who)) return undefined;
  if (type === 'D') return 'none';
  if (type !== 'A') return undefined;
  // An inherit-only entry counts for what is made below, which then has its own. In pairs, as "CIOI" holds no "IO".
  const inheritOnly = Array.from(flags.matchAll(/../g), ([flag]) => flag).includes('IO');
  return inheritOnly ? 'none' : { sid: who, rights };
}

/**
 * Reads a security descriptor in Windows' text form. Undefined for all that is not wholly understood: entries of
 * other types than plain allow and deny, unknown words, and a missing list, by which Windows allows everything to everybody.
 */
export function parseSddl(text: string): Access | undefined {
  const [, owner, , entries] = descriptor.exec(text) ?? [];
  if (owner === undefined || entries === undefined) return undefined;
  const grants: Grant[] = [];
  for (const [, entry = ''] of entries.matchAll(/\(([^()]*)\)/g)) {
    const grant = grantOf(entry);
    // SECURITY: an entry that is not understood may allow writing, so that the whole list is not understood.
    if (grant === undefined) return undefined;
    if (grant !== 'none') grants.push(grant);
  }
  return { owner, grants };
}

/** SYSTEM, Administrators and TrustedInstaller, by both of their names. */
const machineOwners: readonly string[] = [
  'SY',
  'S-1-5-18',
  'BA',
  'S-1-5-32-544',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
];

/** Reading and executing: data, extended attributes, attributes, the access list, waiting; GR and GX. */
const READING = 0x1 | 0x8 | 0x20 | 0x80 | 0x20000 | 0x100000 | 0x80000000 | 0x20000000;

/** Adding files and folders, and attributes: what everybody may in C:\ProgramData, and what moves nothing that is there; GW. */
const ADDING = 0x2 | 0x4 | 0x10 | 0x100 | 0x40000000;

/** `policy`: the policy's file or folder; `above`: a folder further up. */
export type Rank = 'policy' | 'above';

/**
 * Whether the machine alone owns and may change a file or folder. In a folder above, others may add something
 * new, but neither delete, rename or take over what is there.
 */
export function isMachines(access: Access, rank: Rank): boolean {
  const harmless = rank === 'above' ? READING | ADDING : READING;
  // SECURITY: a list of what is harmless, so that a right that nobody thought of counts as writing.
  const mayChange = ({ sid: who, rights }: Grant): boolean =>
    !machineOwners.includes(who) && (rights & ~harmless) !== 0;
  return machineOwners.includes(access.owner) && !access.grants.some(mayChange);
}
