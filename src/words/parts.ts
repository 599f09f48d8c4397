/** A place in a sentence that the page fills with something that is no text, such as a name in bold or a key's cap. */
export interface Slot<Name extends string> {
  readonly slot: Name;
}

/** A sentence with places in it; where they stand is the language's to say. */
export type Parts<Name extends string> = readonly (string | Slot<Name>)[];

export const slot = <Name extends string>(name: Name): Slot<Name> => ({ slot: name });
