export const traders = {};
