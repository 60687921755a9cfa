import type { SettingTable } from './setting.ts';

export const imapSeveralSettings = {} as const satisfies SettingTable;
