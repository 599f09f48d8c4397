/** A stretch of text as it is, or a character that could not be seen, as `U+202E`. */
export type TextPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'hidden'; readonly code: string };

/** What can't be seen, turns the direction of writing, or is no character; lines and tabs are left to the page. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/u;
/** Signs that are formatting by their class and yet are seen: numbers' marks of Arabic, Syriac and Kaithi. */
const SEEN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\n\t]/u;
/** What belongs to writing where it stands: a joiner in an emoji or between letters, an emoji's look, a flag's tags. */
const BELONGS = [
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d(?=\p{Extended_Pictographic})/gu,
  /[\p{Extended_Pictographic}0-9#*]\ufe0f/gu,
  /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,7}\u{e007f}/gu,
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200c\u200d](?=[\p{L}\p{M}])/gu,
  /\r(?=\n)/gu,
];

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Where characters stand that belong to the writing around them, though they can't be seen. */
function belonging(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const pattern of BELONGS)
    for (const { 0: found, index } of text.matchAll(pattern))
      for (let at = index; at < index + found.length; at += 1) places.add(at);
  return places;
}

/**
 * Somebody else's text in parts, so that nothing in it is hidden from whoever reads it: zero-width and bidirectional
 * controls, terminal sequences and lone halves of characters become parts of their own.
 */
export function visibleText(text: string): readonly TextPart[] {
  if (!HIDDEN.test(text)) return text === '' ? [] : [{ kind: 'text', text }];
  const kept = belonging(text);
  const parts: TextPart[] = [];
  let [plain, at] = ['', 0];
  for (const character of text) {
    const isHidden = HIDDEN.test(character) && !SEEN.test(character) && !kept.has(at);
    at += character.length;
    if (!isHidden) {
      plain += character;
      continue;
    }
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push({ kind: 'hidden', code: codeOf(character) });
  }
  return plain === '' ? parts : [...parts, { kind: 'text', text: plain }];
}

/** The same as one text, for what holds no elements: a choice of a list, a title of the window. */
export function visibleLine(text: string): string {
  return visibleText(text)
    .map((part) => (part.kind === 'text' ? part.text : `⟨${part.code}⟩`))
    .join('');
}
