/**
 * What can't be seen or turns a line around: control characters, directional marks, and line and paragraph separators.
 * Spaces, tabs and newlines are left.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in which what can't be seen is named by its code, such as `[U+202E]`, so that it says what it looks like. */
export function seen(text: string): string {
  const name = (sign: string): string =>
    `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(UNSEEN, name);
}

/** Text as HTML, for element content and quoted attributes. */
export function html(text: string): string {
  // SECURITY: all text of records goes through here; what is a name or a note to us may be a script to a browser.
  return seen(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
