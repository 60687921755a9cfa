import type { SettingTable } from './setting.ts';

export const imapSearchSettings = {} as const satisfies SettingTable;
