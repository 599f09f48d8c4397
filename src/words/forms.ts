/** A noun or clause in each form that a language has for counts; English has `one` and `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How a language counts. */
export interface Forms {
  /** A count as it is read: `18,206`. */
  readonly count: (count: number) => string;
  /** The form of a count, without the count itself. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** A count with its noun: `1 record`, `18,206 records`. */
  readonly counted: (count: number, forms: PluralForms) => string;
}

/** The rules of a locale (BCP 47), by Intl; they are loaded at the first count. */
export function formsOf(locale: string): Forms {
  let numbers: Intl.NumberFormat | undefined;
  let rules: Intl.PluralRules | undefined;
  const count = (value: number): string => (numbers ??= new Intl.NumberFormat(locale)).format(value);
  const plural = (value: number, forms: PluralForms): string =>
    forms[(rules ??= new Intl.PluralRules(locale)).select(value)] ?? forms.other;
  return { count, plural, counted: (value, forms) => `${count(value)} ${plural(value, forms)}` };
}
