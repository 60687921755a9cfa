export type { ActReport, AppAct, Pointed } from './act.ts';
export type { AppOptions, AppView, MailApp, ShownMessage, SyncMethod } from './app.ts';
export { DeviceError, type DeviceErrorCode } from './error.ts';
export { createImapApp } from './imap/imap-app.ts';
export { createPop3App } from './pop3/pop3-app.ts';
