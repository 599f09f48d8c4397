const gone = '[removed]';

/** Members and parameters whose values are nobody's business, as JSON, as Node shows objects, and in an address. */
const named =
  'authorization|proxy-authorization|cookie|set-cookie|password|passwd|secret|sec|cid|name|fullName|email|notes|deviceId|' +
  '[\\w-]*(?:token|ticket)';
const value = [
  String.raw`"(?:[^"\\]|\\[^])*(?:"|$)`,
  String.raw`'(?:[^'\\]|\\[^])*(?:'|$)`,
  // JSON within JSON: where its end is can't be told for sure, so the rest of the line goes.
  String.raw`\\+["'][^\n]*`,
  String.raw`(?:Bearer +)?[^\s,;&}\])]+`,
].join('|');
const member = new RegExp(
  String.raw`(?<![\w-])((?:\\*["'])?(?:${named})(?:\\*["'])?\s*[:=]\s*)(?:${value})`,
  'gi',
);

/** Runs of characters that tokens are made of; a UUID is one of them. */
const run = /[A-Za-z0-9+/_.~=-]{24,}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hash = /^[0-9a-f]{64}$/i;

/** Long, and no word of a language or name of a program: letters mixed with digits, or with letters of the other case. */
function looksLikeToken(text: string): boolean {
  if (text.length < 24) return false;
  if (/[a-z]/i.test(text) && /\d/.test(text)) return true;
  if (/[a-z0-9]{32}/i.test(text)) return true;
  return text.replaceAll(/[^A-Z]/g, '').length >= 4 && text.replaceAll(/[^a-z]/g, '').length >= 4;
}

function withoutTokens(text: string): string {
  return text.replace(run, (found, at: number) => {
    const [, label = '', rest = found] = /^([a-z][\w-]{0,20}=)(.+)$/i.exec(found) ?? [];
    if (uuid.test(rest) || !looksLikeToken(rest)) return found;
    const before = text.slice(Math.max(0, at - 12), at) + label;
    if (hash.test(rest) && /sha-?256["']?\s*[:=]?\s*["']?$/i.test(before)) return found;
    return label + gone;
  });
}

/** `at open (file:///home/dana/app/out/main/index.js:9:2)` without the folders, which say nothing of the bug. */
function withoutFolders(frame: string): string {
  return frame.replace(/(?:[a-z-]+:\/\/)?[^\s()]*[/\\]([^\s()/\\]+:\d+:\d+)/i, '$1');
}

/** The home folder in each spelling that a text may have it in. */
function spellings(home: string): readonly string[] {
  const all = [
    home,
    home.replaceAll('\\', '/'),
    home.replaceAll('\\', '\\\\'),
    encodeURI(home.replaceAll('\\', '/')),
  ];
  return [...new Set(all)].filter((one) => one.length > 1);
}

/** A path as it may be shown to others: the home folder, which often names its owner, is `~`. */
export function withoutHome(text: string, home: string): string {
  return spellings(home).reduce((shown, spelling) => shown.replaceAll(spelling, '~'), text);
}

/**
 * A text that nobody vouches for, such as an error's, without what could be a secret: headers and members that hold
 * one, whatever looks like a token, and the folder of the user. Kept are UUIDs and SHA-256 that are named as such.
 */
// SECURITY: the second wall before the log. The first is that no secret is put into an event.
export function redacted(text: string, home: string): string {
  const lines = withoutHome(text, home)
    .replace(/\b(Bearer|Basic)\s+[^\s"'\\,;)]+/gi, `$1 ${gone}`)
    .replace(member, `$1${gone}`)
    .split('\n');
  return lines.map((line) => withoutTokens(/^\s+at /.test(line) ? withoutFolders(line) : line)).join('\n');
}
