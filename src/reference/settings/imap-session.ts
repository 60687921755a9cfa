import type { SettingTable } from './setting.ts';

export const imapSessionSettings = {} as const satisfies SettingTable;
