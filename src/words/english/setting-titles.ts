export const settingTitles = {};
