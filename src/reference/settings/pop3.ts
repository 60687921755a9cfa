import type { SettingTable } from './setting.ts';

export const pop3Settings = {} as const satisfies SettingTable;
