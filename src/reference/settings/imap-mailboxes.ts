import type { SettingTable } from './setting.ts';

export const imapMailboxSettings = {} as const satisfies SettingTable;
