import type { SettingTable } from './setting.ts';

export const imapMessageSettings = {} as const satisfies SettingTable;
