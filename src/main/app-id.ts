/** What Windows knows the application by: the id of the shortcut that its installer makes. */
export const APP_ID = 'com.lockout-desk.desk';
