export type { Reached } from './behaviour.ts';
export { contradictionIn } from './contradiction.ts';
export { type FaultId, faultIds, faultOf, isFaultId } from './faults/registry.ts';
export { type Certificate, selfSignedCertificate } from './net/self-signed.ts';
export { type Choices, isSettingName, type SettingName, settingNames, settingOf } from './settings/registry.ts';
export type { ReferenceOptions, ReferenceServer, Service } from './server.ts';
export { startReferenceServer } from './start-server.ts';
