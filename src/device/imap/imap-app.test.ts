import { describe, expect, it } from 'vitest';
import { type MailUser, mailUser, otherClient } from '../../bench/mail-user.ts';
import type { MailApp, SyncMethod } from '../app.ts';

const methods: readonly SyncMethod[] = ['plain', 'condstore', 'qresync'];

const shown = (app: MailApp, folder = 'INBOX'): readonly (string | undefined)[] =>
  (app.view().folders.get(folder) ?? []).map(({ name }) => name);

const marked = (app: MailApp, folder = 'INBOX'): readonly string[] =>
  (app.view().folders.get(folder) ?? []).map(({ name, unread, flagged }) =>
    [name, ...(unread ? ['unread'] : []), ...(flagged ? ['flagged'] : [])].join(' '),
  );

/** What the apps sent, by the first words of each command. */
const commands = ({ sessions }: MailUser): readonly string[] =>
  sessions.flatMap(({ transcript }) => {
    const text = transcript.write((bytes) => bytes);
    return [...text.matchAll(/\bh\d+ (?!OK)((?:UID )?[A-Z]+[^\\]*)/g)].map(([, command = '']) => command);
  });

describe.each(methods)('an app that synchronises by %s', (method) => {
  it('shows what is there, and what changed', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second', 'third');
    const phone = user.app(method);
    expect(await phone.perform({ word: 'sync', folders: ['INBOX'] })).toEqual({
      got: ['plain', 'second', 'third'],
      droppedCache: false,
      dropped: [],
    });
    expect(marked(phone)).toEqual(['plain unread', 'second unread', 'third unread']);
    await otherClient(
      user,
      'SELECT INBOX',
      'STORE 1 +FLAGS (\\Seen \\Flagged)',
      'STORE 2 +FLAGS (\\Deleted)',
      'EXPUNGE',
    );
    user.deliver('multipart');
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: ['multipart'] });
    expect(marked(phone)).toEqual(['plain flagged', 'third unread', 'multipart unread']);
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [], droppedCache: false });
    expect(marked(phone)).toEqual(['plain flagged', 'third unread', 'multipart unread']);
  });

  it('brings changes of one device to another', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second', 'third', 'multipart');
    const [phone, laptop] = [user.app(method), user.app(method)];
    await phone.perform({ word: 'sync' });
    await laptop.perform({ word: 'sync' });
    await phone.perform({ word: 'new folder', folder: 'Work' });
    await phone.perform({ word: 'read', messages: ['plain'] });
    await phone.perform({ word: 'flag', messages: ['plain', 'multipart'] });
    await phone.perform({ word: 'unflag', messages: ['multipart'] });
    await phone.perform({ word: 'delete', messages: ['second'] });
    await phone.perform({ word: 'move', messages: ['third'], to: 'Work' });
    await phone.perform({ word: 'copy', messages: ['plain'], to: 'Work' });
    await phone.perform({ word: 'save', messages: ['utf8-subject'], folder: 'Work' });
    const inbox = ['plain flagged', 'multipart unread'];
    const work = ['third unread', 'plain flagged', 'utf8-subject unread'];
    expect(marked(phone)).toEqual(inbox);
    expect(marked(phone, 'Work')).toEqual(work);
    await laptop.perform({ word: 'sync' });
    expect(marked(laptop)).toEqual(inbox);
    expect(marked(laptop, 'Work')).toEqual(work);
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [], droppedCache: false });
    expect(marked(phone)).toEqual(inbox);
    expect(marked(phone, 'Work')).toEqual(work);
  });

  it('takes an empty mailbox', async () => {
    await using user = await mailUser();
    const phone = user.app(method);
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [] });
    user.deliver('plain');
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: ['plain'] });
    await phone.perform({ word: 'delete', messages: ['plain'] });
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [] });
    expect(shown(phone)).toEqual([]);
  });

  it('drops the cache when UIDVALIDITY is another', async () => {
    await using user = await mailUser();
    await otherClient(user, 'CREATE Work');
    const phone = user.app(method);
    await phone.perform({ word: 'sync' });
    await phone.perform({ word: 'save', messages: ['plain'], folder: 'Work' });
    await otherClient(user, 'DELETE Work', 'CREATE Work');
    const report = await phone.perform({ word: 'sync', folders: ['Work'] });
    expect(report).toEqual({ got: [], droppedCache: true, dropped: ['Work'] });
    expect(shown(phone, 'Work')).toEqual([]);
  });

  it('takes what is pushed', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const phone = user.app(method);
    await phone.perform({ word: 'sync' });
    const waits = phone.perform({
      word: 'idle',
      withinMs: 3_000,
      until: ({ got }) =>
        got.includes('third') && marked(phone).includes('second flagged') && shown(phone).length === 2,
    });
    await otherClient(user, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Deleted)', 'STORE 2 +FLAGS (\\Seen \\Flagged)');
    user.deliver('third');
    await otherClient(user, 'SELECT INBOX', 'EXPUNGE');
    expect(await waits).toMatchObject({ got: ['third'] });
    expect(marked(phone)).toEqual(['second flagged', 'third unread']);
  });
});

describe('what an app sends', () => {
  it('is nothing that changes the server when it only looks', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await phone.perform({ word: 'open', messages: ['plain'] });
    await phone.perform({ word: 'download everything' });
    await phone.perform({ word: 'go offline' });
    const sent = commands(user).map((command) => command.split(' ').slice(0, 2).join(' '));
    expect(new Set(sent.map((command) => command.split(' ')[0]))).toEqual(
      new Set(['LOGIN', 'CAPABILITY', 'LIST', 'EXAMINE', 'UID', 'NOOP', 'LOGOUT']),
    );
    expect(user.holds()).toEqual(['plain', 'second']);
  });

  it('is only what CONDSTORE and QRESYNC need', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const [phone, laptop] = [user.app('condstore'), user.app('qresync')];
    for (const app of [phone, laptop]) {
      await app.perform({ word: 'sync', folders: ['INBOX'] });
      await otherClient(user, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Seen)');
      await app.perform({ word: 'sync', folders: ['INBOX'] });
      await app.perform({ word: 'sync', folders: ['INBOX'] });
    }
    const sent = commands(user).join('\n');
    expect(sent).toMatch(/EXAMINE INBOX \(CONDSTORE\)\nUID FETCH 1:\* \(FLAGS\) \(CHANGEDSINCE \d+\)\nUID SEARCH/);
    expect(sent).toMatch(/ENABLE QRESYNC\n/);
    expect(sent).toMatch(/EXAMINE INBOX \(QRESYNC \(\d+ \d+\)\)\nNOOP\nEXAMINE INBOX \(QRESYNC/);
    expect(sent.match(/CHANGEDSINCE/g)).toHaveLength(1);
  });
});

describe('offline', () => {
  it('opens what was downloaded, and nothing else', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await phone.perform({ word: 'download', messages: ['plain'] });
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'open', messages: ['plain'] });
    expect(
      phone
        .view()
        .folders.get('INBOX')
        ?.map(({ body }) => body),
    ).toEqual([user.fixture('plain'), undefined]);
    await expect(phone.perform({ word: 'open', messages: ['second'] })).rejects.toMatchObject({ code: 'offline' });
    await expect(phone.perform({ word: 'sync' })).rejects.toMatchObject({ code: 'offline' });
  });

  it('keeps changes for later, which then merge with those of another device', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second', 'third', 'multipart');
    const [phone, laptop] = [user.app('qresync'), user.app('plain')];
    for (const app of [phone, laptop]) {
      await app.perform({ word: 'sync' });
      await app.perform({ word: 'go offline' });
    }
    const before = user.holds();
    await phone.perform({ word: 'new folder', folder: 'Work' });
    await phone.perform({ word: 'read', messages: ['plain', 'third'] });
    await phone.perform({ word: 'delete', messages: ['second'] });
    await phone.perform({ word: 'move', messages: ['third'], to: 'Work' });
    await phone.perform({ word: 'flag', messages: ['third'], folder: 'Work' });
    await phone.perform({ word: 'save', messages: ['utf8-subject'] });
    await laptop.perform({ word: 'new folder', folder: 'Work' });
    await laptop.perform({ word: 'flag', messages: ['plain', 'second'] });
    await laptop.perform({ word: 'copy', messages: ['multipart'], to: 'Work' });
    await laptop.perform({ word: 'move', messages: ['third'], to: 'Work' });
    await laptop.perform({ word: 'save', messages: ['no-final-newline'] });
    expect(user.holds()).toEqual(before);
    await phone.perform({ word: 'come online' });
    await laptop.perform({ word: 'come online' });
    await phone.perform({ word: 'sync' });
    const inbox = ['plain flagged', 'multipart unread', 'utf8-subject unread', 'no-final-newline unread'];
    for (const app of [phone, laptop]) {
      expect(marked(app)).toEqual(inbox);
      expect(marked(app, 'Work')).toEqual(['third flagged', 'multipart unread']);
    }
  });

  it('recreates a folder for what was to go there', async () => {
    await using user = await mailUser();
    user.deliver('plain', 'second');
    await otherClient(user, 'CREATE Work');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'move', messages: ['plain'], to: 'Work' });
    await phone.perform({ word: 'save', messages: ['third'], folder: 'Work' });
    await otherClient(user, 'DELETE Work');
    await phone.perform({ word: 'come online' });
    expect(shown(phone)).toEqual(['second']);
    expect(shown(phone, 'Work')).toEqual(['plain', 'third']);
  });

  it('fails changes of UIDs that mean other messages now, and shows what is there', async () => {
    await using user = await mailUser();
    await otherClient(user, 'CREATE Work');
    const phone = user.app('plain');
    await phone.perform({ word: 'save', messages: ['plain'], folder: 'Work' });
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'delete', messages: ['plain'], folder: 'Work' });
    await otherClient(user, 'DELETE Work', 'CREATE Work');
    const laptop = user.app('plain');
    await laptop.perform({ word: 'save', messages: ['second'], folder: 'Work' });
    expect(await phone.perform({ word: 'come online' })).toMatchObject({ got: ['second'], dropped: ['Work'] });
    expect(user.holds('Work')).toEqual(['second']);
  });

  it('renames and deletes folders', async () => {
    await using user = await mailUser();
    await otherClient(user, 'CREATE Work', 'CREATE Old');
    const [phone, laptop] = [user.app('condstore'), user.app('plain')];
    await phone.perform({ word: 'sync' });
    await laptop.perform({ word: 'sync' });
    await phone.perform({ word: 'save', messages: ['plain'], folder: 'Work' });
    await phone.perform({ word: 'go offline' });
    await phone.perform({ word: 'rename folder', folder: 'Work', to: 'Done' });
    await phone.perform({ word: 'read', messages: ['plain'], folder: 'Done' });
    await phone.perform({ word: 'delete folder', folder: 'Old' });
    await phone.perform({ word: 'come online' });
    await laptop.perform({ word: 'sync' });
    for (const app of [phone, laptop]) {
      expect([...app.view().folders.keys()].sort()).toEqual(['Done', 'INBOX']);
      expect(marked(app, 'Done')).toEqual(['plain']);
    }
  });
});

describe('what goes wrong', () => {
  it('tells a refusal, and shows again what is there', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const phone = user.app('qresync');
    await phone.perform({ word: 'sync' });
    const move = phone.perform({ word: 'move', messages: ['plain'], to: 'Nowhere' });
    await expect(move).rejects.toMatchObject({ code: 'refused' });
    expect(shown(phone)).toEqual(['plain']);
    expect([...phone.view().folders.keys()]).toEqual(['INBOX']);
    await phone.perform({ word: 'read', messages: ['plain'] });
    expect(user.holds()).toEqual(['plain \\Seen']);
  });

  it('tells a refusal where the connection was to be lost', async () => {
    await using user = await mailUser({ choices: { 'imap.literal-of-bad-command': 'refused' } });
    const phone = user.app('plain');
    const save = { word: 'save', messages: ['plain'], folder: 'Nowhere', connectionLost: 'in the middle' } as const;
    await expect(phone.perform(save)).rejects.toMatchObject({ code: 'refused' });
    expect(phone.online).toBe(true);
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [] });
    expect(shown(phone, 'Nowhere')).toEqual([]);
  });

  it('connects anew when the server has closed the connection', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await user.server.restart();
    await phone.perform({ word: 'read', messages: ['plain'] });
    expect(await phone.perform({ word: 'sync' })).toMatchObject({ got: [] });
    expect(marked(phone)).toEqual(['plain']);
  });

  it('does not wait in an IDLE that the server has ended', async () => {
    await using user = await mailUser({ faults: ['imap.idle.ends-at-once'] });
    const idle = user.app('plain').perform({ word: 'idle', withinMs: 1_000 });
    await expect(idle).rejects.toMatchObject({ code: 'malformed' });
  });

  it('keeps its connection when the user asks for what is not there', async () => {
    await using user = await mailUser();
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await expect(phone.perform({ word: 'read', messages: ['plain'] })).rejects.toMatchObject({
      code: 'unknown-message',
    });
    await phone.perform({ word: 'sync' });
    expect(user.sessions).toHaveLength(1);
  });

  it('keeps a change while there is no server', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await user.server[Symbol.asyncDispose]();
    await expect(phone.perform({ word: 'read', messages: ['plain'] })).rejects.toMatchObject({ code: 'unreachable' });
    await expect(phone.perform({ word: 'sync' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(marked(phone)).toEqual(['plain']);
  });

  it('tells that a message is gone, or was never there', async () => {
    await using user = await mailUser();
    user.deliver('plain');
    const phone = user.app('plain');
    await phone.perform({ word: 'sync' });
    await otherClient(user, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Deleted)', 'EXPUNGE');
    await expect(phone.perform({ word: 'open', messages: ['plain'] })).rejects.toMatchObject({ code: 'gone' });
    await expect(phone.perform({ word: 'read', messages: ['second'] })).rejects.toMatchObject({
      code: 'unknown-message',
    });
    await phone.perform({ word: 'flag', messages: ['plain'] });
    await phone.perform({ word: 'delete', messages: ['plain'] });
    expect(shown(phone)).toEqual([]);
  });

  it('has neither QRESYNC nor IDLE where the server has not', async () => {
    await using user = await mailUser({ choices: { 'imap.rev2': 'off', 'imap.qresync': 'off', 'imap.idle': 'off' } });
    const idle = user.app('plain').perform({ word: 'idle', withinMs: 10 });
    await expect(idle).rejects.toMatchObject({ code: 'not-offered' });
    const sync = user.app('qresync').perform({ word: 'sync' });
    await expect(sync).rejects.toMatchObject({ code: 'not-offered' });
  });
});
