export const expire = {};
