import { describe, expect, it } from 'vitest';
import { type MailUser, mailUser, otherClient } from '../../bench/mail-user.ts';
import type { Choices } from '../../reference/index.ts';
import type { MailApp } from '../app.ts';

const shown = (app: MailApp, folder = 'INBOX'): readonly (string | undefined)[] =>
  (app.view().folders.get(folder) ?? []).map(({ name }) => name);

/** Extensions on which it depends how an app does things. */
const servers: readonly (readonly [string, Choices])[] = [
  ['every extension', {}],
  ['COPYUID in the reply to MOVE', { 'imap.move-copyuid': 'tagged' }],
  ['neither MOVE nor UIDPLUS', { 'imap.rev2': 'off', 'imap.move': 'off', 'imap.uidplus': 'off' }],
  ['UIDPLUS, but not MOVE', { 'imap.rev2': 'off', 'imap.move': 'off' }],
  ['MOVE, but not UIDPLUS', { 'imap.rev2': 'off', 'imap.uidplus': 'off' }],
];

async function phoneWith(user: MailUser): Promise<MailApp> {
  user.deliver('plain', 'second', 'third');
  await otherClient(user, 'CREATE Work');
  const phone = user.app('plain');
  await phone.perform({ word: 'sync' });
  return phone;
}

describe.each(servers)('a connection that dies, with %s', (_, choices) => {
  it.each(['in the middle', 'after'] as const)('saves a message once: %s', async (connectionLost) => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await phone.perform({ word: 'save', messages: ['multipart'], folder: 'Work', connectionLost });
    expect(phone.online).toBe(false);
    expect(shown(phone, 'Work')).toEqual(['multipart']);
    await phone.perform({ word: 'come online' });
    expect(user.holds('Work')).toEqual(['multipart']);
    expect(shown(phone, 'Work')).toEqual(['multipart']);
  });

  it('moves messages once', async () => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await phone.perform({ word: 'move', messages: ['plain', 'third'], to: 'Work', connectionLost: true });
    await phone.perform({ word: 'come online' });
    expect(user.holds()).toEqual(['second']);
    expect(user.holds('Work')).toEqual(['plain', 'third']);
    expect(shown(phone)).toEqual(['second']);
    expect(shown(phone, 'Work')).toEqual(['plain', 'third']);
  });

  it('copies messages once', async () => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await phone.perform({ word: 'copy', messages: ['plain'], to: 'Work', connectionLost: true });
    await phone.perform({ word: 'come online' });
    expect(user.holds('Work')).toEqual(['plain']);
    expect(shown(phone, 'Work')).toEqual(['plain']);
  });

  it('deletes messages, and no others', async () => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await otherClient(user, 'SELECT INBOX', 'STORE 3 +FLAGS (\\Deleted)');
    await phone.perform({ word: 'delete', messages: ['plain'], connectionLost: true });
    await phone.perform({ word: 'come online' });
    expect(user.holds()).toEqual(['second', 'third \\Deleted']);
    expect(shown(phone)).toEqual(['second', 'third']);
  });
});

describe.each(servers)('without a loss, with %s', (_, choices) => {
  it('knows again what it moved, copied and saved', async () => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await otherClient(user, 'SELECT INBOX', 'STORE 2 +FLAGS (\\Deleted)');
    await phone.perform({ word: 'download', messages: ['plain'] });
    await phone.perform({ word: 'move', messages: ['plain'], to: 'Work' });
    await phone.perform({ word: 'copy', messages: ['third'], to: 'Work' });
    await phone.perform({ word: 'save', messages: ['multipart'], folder: 'Work' });
    const sessions = user.sessions.length;
    await phone.perform({ word: 'read', messages: ['plain', 'multipart'], folder: 'Work' });
    await phone.perform({ word: 'delete', messages: ['third'], folder: 'Work' });
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [] });
    expect(user.sessions.length).toBe(sessions);
    expect(user.holds()).toEqual(['second \\Deleted', 'third']);
    expect(user.holds('Work')).toEqual(['plain \\Seen', 'multipart \\Seen']);
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'open', messages: ['plain', 'multipart'], folder: 'Work' });
  });

  it('does offline to new messages what it can do to old ones', async () => {
    await using user = await mailUser({ choices });
    const phone = await phoneWith(user);
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'save', messages: ['multipart'] });
    await phone.perform({ word: 'flag', messages: ['multipart'] });
    await phone.perform({ word: 'move', messages: ['multipart'], to: 'Work' });
    await phone.perform({ word: 'copy', messages: ['multipart'], folder: 'Work', to: 'INBOX' });
    await phone.perform({ word: 'delete', messages: ['multipart'], folder: 'Work' });
    await phone.perform({ word: 'come online' });
    expect(user.holds()).toEqual(['plain', 'second', 'third', 'multipart \\Flagged']);
    expect(user.holds('Work')).toEqual([]);
    expect(shown(phone)).toEqual(['plain', 'second', 'third', 'multipart']);
  });
});
