export type { ActReport, AppAct, CommonAct, ImapAct, Keeping, LifeAct, MarkAct, Pointed, Pop3Act } from './act.ts';
export type { AppOptions, AppView, ImapAppOptions, MailApp, ShownMessage, SyncMethod } from './app.ts';
export { DeviceError, type DeviceErrorCode } from './error.ts';
export { createImapApp } from './imap/imap-app.ts';
export { createPop3App } from './pop3/pop3-app.ts';
