import { describe, expect, it } from 'vitest';
import { createStore } from './memory-store.ts';
import type { Account, Mailbox } from './store.ts';

function account(): Account {
  const found = createStore([{ user: 'ann', password: 'x' }], { firstUidValidity: 10 }).account('ann');
  if (found === undefined) throw new Error('no account');
  return found;
}

function names(ann: Account): readonly string[] {
  return ann.folders().map(({ name, mailbox }) => (mailbox === undefined ? `(${name})` : name));
}

function texts(mailbox: Mailbox | undefined): readonly string[] | undefined {
  return mailbox?.messages.map(({ octets }) => octets.toString());
}

describe('an account in memory', () => {
  it('has INBOX in any case', () => {
    const ann = account();
    expect([ann.mailbox('inbox')?.name, ann.folder('InBox')?.name, ann.inbox().name]).toEqual([
      'INBOX',
      'INBOX',
      'INBOX',
    ]);
    expect(ann.create('iNbOx/sub').name).toBe('INBOX/sub');
    expect(() => {
      ann.delete('inbox');
    }).toThrow('INBOX');
  });

  it('creates missing parents and sorts names, INBOX first', () => {
    const ann = account();
    ann.create('a/b/c');
    ann.create('A');
    expect(names(ann)).toEqual(['INBOX', 'A', 'a', 'a/b', 'a/b/c']);
    expect(() => ann.create('a')).toThrow('already');
  });

  it('keeps the name of a deleted mailbox that has children', () => {
    const ann = account();
    const parent = ann.create('a');
    ann.create('a/b');
    ann.delete('a');
    expect([names(ann), parent.isDeleted, ann.mailbox('a')]).toEqual([['INBOX', '(a)', 'a/b'], true, undefined]);
    ann.delete('a/b');
    expect(names(ann)).toEqual(['INBOX', '(a)']);
    ann.create('a');
    ann.delete('a');
    expect(names(ann)).toEqual(['INBOX']);
  });

  it('never gives a name an old UIDVALIDITY', () => {
    const ann = account();
    const first = ann.create('a').uidValidity;
    ann.delete('a');
    const second = ann.create('a').uidValidity;
    const other = ann.create('b').uidValidity;
    expect([second > first, other > second]).toEqual([true, true]);
    ann.delete('b');
    ann.rename('a', 'b');
    expect(ann.mailbox('b')?.uidValidity).toBeGreaterThan(other);
  });

  it('renames a mailbox with its children and its messages', () => {
    const ann = account();
    const mailbox = ann.create('a', ['\\Sent']);
    ann.create('a/b/c');
    ann.create('ab');
    ann.mailbox('a/b/c')?.append([{ octets: Buffer.from('kept') }]);
    ann.rename('a', 'x/y');
    expect(names(ann)).toEqual(['INBOX', 'ab', 'x', 'x/y', 'x/y/b', 'x/y/b/c']);
    expect([ann.mailbox('x/y'), [...mailbox.specialUse], texts(ann.mailbox('x/y/b/c'))]).toEqual([
      mailbox,
      ['\\Sent'],
      ['kept'],
    ]);
  });

  it('moves a mailbox below itself', () => {
    const ann = account();
    ann.create('a').append([{ octets: Buffer.from('kept') }]);
    ann.rename('a', 'a/b');
    expect([names(ann), texts(ann.mailbox('a/b'))]).toEqual([['INBOX', 'a', 'a/b'], ['kept']]);
  });

  it('moves the messages of INBOX, and nothing else, when INBOX is renamed', () => {
    const ann = account();
    ann.inbox().append([{ octets: Buffer.from('one') }]);
    ann.create('INBOX/child');
    ann.inbox().expunge(ann.inbox().messages);
    ann.inbox().append([{ octets: Buffer.from('two'), flags: ['\\Seen'] }]);
    ann.rename('INBOX', 'old');
    const [moved] = ann.mailbox('old')?.messages ?? [];
    expect([moved?.uid, [...(moved?.flags ?? [])], texts(ann.mailbox('old'))]).toEqual([1, ['\\Seen'], ['two']]);
    expect([ann.inbox().messages, ann.inbox().uidNext]).toEqual([[], 3]);
    expect(names(ann)).toEqual(['INBOX', 'INBOX/child', 'old']);
  });

  it('keeps subscriptions apart from mailboxes', () => {
    const ann = account();
    ann.subscribe('Inbox');
    ann.subscribe('gone');
    ann.subscribe('gone');
    expect([...ann.subscriptions]).toEqual(['INBOX', 'gone']);
    ann.unsubscribe('gone');
    expect([...ann.subscriptions]).toEqual(['INBOX']);
  });

  it('gives unique-ids that POP3 can send and that nothing else has', () => {
    const ann = account();
    const mailboxes = [ann.inbox(), ann.create('a'), ann.inbox(), ann.create('b')];
    const uidls = mailboxes
      .flatMap((mailbox) => mailbox.append([{ octets: Buffer.from('x') }]))
      .map(({ uidl }) => uidl);
    expect(new Set(uidls).size).toBe(4);
    expect(uidls.every((uidl) => /^[\x21-\x7e]{1,70}$/.test(uidl))).toBe(true);
  });
});

describe('a store in memory', () => {
  it('delivers to INBOX of a user that it has', () => {
    const store = createStore([{ user: 'ann', password: 'x' }]);
    expect([store.deliver('ann', Buffer.from('hello')), store.deliver('bob', Buffer.from('hello'))]).toEqual([
      true,
      false,
    ]);
    expect([texts(store.account('ann')?.inbox()), store.accounts().length]).toEqual([['hello'], 1]);
  });
});
