/** The schema library's only way in: everything that arrives from outside is parsed with it, at the door. */
export * as v from 'valibot';
