import { extensionSettings } from './extensions.ts';
import { imapMailboxSettings } from './imap-mailboxes.ts';
import { imapMessageSettings } from './imap-messages.ts';
import { imapMimeSettings } from './imap-mime.ts';
import { imapSearchSettings } from './imap-search.ts';
import { imapSessionSettings } from './imap-session.ts';
import { imapSeveralSettings } from './imap-several.ts';
import { pop3Settings } from './pop3.ts';
import { saslSettings } from './sasl.ts';
import type { Setting } from './setting.ts';

/** Every choice that can be made of the server. */
export const settings = {
  ...pop3Settings,
  ...saslSettings,
  ...imapSessionSettings,
  ...imapMailboxSettings,
  ...imapMessageSettings,
  ...imapMimeSettings,
  ...imapSearchSettings,
  ...imapSeveralSettings,
  ...extensionSettings,
} as const;

export type SettingName = keyof typeof settings;
export type SettingValue<N extends SettingName> = (typeof settings)[N]['values'][number];
/** Choices made; what is absent keeps its initial value. */
export type Choices = { readonly [N in SettingName]?: SettingValue<N> };

/** Names in the order of the registry. */
export const settingNames: readonly SettingName[] = Object.keys(settings) as SettingName[];

/** The setting of this name. */
export function settingOf(name: SettingName): Setting {
  return settings[name];
}

/** Whether a text names a setting. */
export function isSettingName(text: string): text is SettingName {
  return Object.hasOwn(settings, text);
}
