import { describe, expect, it } from 'vitest';
import { mailUser, otherClient } from '../../bench/mail-user.ts';
import type { MailApp } from '../app.ts';

const shown = (app: MailApp): readonly (string | undefined)[] =>
  (app.view().folders.get('INBOX') ?? []).map(({ name }) => name);

describe('download and delete', () => {
  it('takes the mail from the server to this device', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second', 'third');
    const pc = user.app('pop3');
    expect(await pc.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: ['plain', 'second', 'third'] });
    expect(user.holds()).toEqual([]);
    const laptop = user.app('pop3');
    expect(await laptop.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: [] });
    expect(pc.view().folders.get('INBOX')?.[1]?.body).toEqual(user.fixture('second'));
  });

  it('takes what it kept before off the server', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'keep' });
    expect(await pc.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: [] });
    expect(user.holds()).toEqual([]);
    expect(shown(pc)).toEqual(['plain']);
  });

  it('loses nothing and deletes nothing when the connection breaks before QUIT', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'delete', connectionLost: 'before QUIT' });
    expect(shown(pc)).toEqual(['plain', 'second']);
    expect(user.holds()).toEqual(['plain', 'second']);
    expect(await pc.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: [] });
    expect(user.holds()).toEqual([]);
  });

  it('works without UIDL', async () => {
    await using user = await mailUser({ choices: { 'pop3.uidl': 'off' } });
    user.deliver('plain', 'second');
    const pc = user.app('pop3');
    await expect(pc.perform({ word: 'collect', then: 'keep' })).rejects.toMatchObject({ code: 'not-offered' });
    expect(await pc.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: ['plain', 'second'] });
    expect(user.holds()).toEqual([]);
  });
});

describe('download and keep', () => {
  it('gives every device all the mail, each message once', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    for (const device of [user.app('pop3'), user.app('pop3')]) {
      expect(await device.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: ['plain', 'second'] });
      expect(await device.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: [] });
    }
    expect(user.holds()).toEqual(['plain', 'second']);
  });

  it('gets both of two messages that share a unique-id', async () => {
    await using user = await mailUser({ choices: { 'pop3.unique-ids': 'hash' } });
    user.deliver('plain', 'plain');
    const pc = user.app('pop3');
    expect(await pc.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: ['plain', 'plain'] });
    user.deliver('plain');
    expect(await pc.perform({ word: 'collect', then: 'delete' })).toMatchObject({ got: ['plain'] });
    expect(user.holds()).toEqual([]);
    user.deliver('plain');
    expect(await pc.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: ['plain'] });
  });

  it('deletes what it downloaded so many days ago', async () => {
    await using user = await mailUser();
    const pc = user.app('pop3');
    const collect = { word: 'collect', then: { days: 7 } } as const;
    user.deliver('plain');
    await pc.perform(collect);
    await pc.perform({ word: 'let pass', days: 4 });
    user.deliver('second');
    await pc.perform(collect);
    await pc.perform({ word: 'let pass', days: 3 });
    expect(await pc.perform(collect)).toMatchObject({ got: [] });
    expect(user.holds()).toEqual(['second']);
    expect(shown(pc)).toEqual(['plain', 'second']);
  });

  it('deletes from the server what the user wants gone there', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'keep' });
    await pc.perform({ word: 'delete from server', messages: ['plain'] });
    expect(user.holds()).toEqual(['plain', 'second']);
    await pc.perform({ word: 'collect', then: 'keep' });
    expect(user.holds()).toEqual(['second']);
    expect(shown(pc)).toEqual(['plain', 'second']);
  });
});

describe('what is the device’s own', () => {
  it('keeps marks and removals to itself', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'keep' });
    const before = user.sessions.length;
    await pc.perform({ word: 'read', messages: ['plain'] });
    await pc.perform({ word: 'flag', messages: ['plain'] });
    await pc.perform({ word: 'delete', messages: ['second'] });
    expect(pc.view().folders.get('INBOX')).toMatchObject([{ name: 'plain', unread: false, flagged: true }]);
    expect(user.sessions.length).toBe(before);
    await pc.perform({ word: 'collect', then: 'keep' });
    expect(shown(pc)).toEqual(['plain']);
    expect(user.holds()).toEqual(['plain', 'second']);
  });

  it('opens without a server what was downloaded, and needs it for new mail', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'delete' });
    await user.server[Symbol.asyncDispose]();
    await pc.perform({ word: 'open', messages: ['plain'] });
    await expect(pc.perform({ word: 'collect', then: 'delete' })).rejects.toMatchObject({ code: 'unreachable' });
    await pc.perform({ word: 'go offline' });
    await expect(pc.perform({ word: 'collect', then: 'delete' })).rejects.toMatchObject({ code: 'offline' });
  });

  it('is gone when the app is installed anew', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const pc = user.app('pop3');
    await pc.perform({ word: 'collect', then: 'keep' });
    await pc.perform({ word: 'wipe' });
    expect(shown(pc)).toEqual([]);
    expect(await pc.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: ['plain'] });
  });

  it('knows no message that it does not show', async () => {
    await using user = await mailUser();
    const pc = user.app('pop3');
    await expect(pc.perform({ word: 'open', messages: ['plain'] })).rejects.toMatchObject({ code: 'unknown-message' });
    await expect(pc.perform({ word: 'sync' })).rejects.toMatchObject({ code: 'misuse' });
  });
});

it('leaves out what another client removed meanwhile', async () => {
  await using user = await mailUser({ choices: { 'pop3.expunged-elsewhere': 'refused' } });
  user.deliver('plain', 'second');
  const pc = user.app('pop3', {
    connect: async () => {
      const session = await user.session('pop3');
      await otherClient(user, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Deleted)', 'EXPUNGE');
      return session;
    },
  });
  expect(await pc.perform({ word: 'collect', then: 'keep' })).toMatchObject({ got: ['second'] });
});
