import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { createStore } from './memory-store.ts';
import type { Mailbox, MailboxListener, Message } from './store.ts';

function inboxWith(count: number): Mailbox {
  const inbox = createStore([{ user: 'ann', password: 'x' }])
    .account('ann')
    ?.inbox();
  if (inbox === undefined) throw new Error('no account');
  inbox.append(Array.from({ length: count }, (_, index) => ({ octets: Buffer.from(`message ${String(index + 1)}`) })));
  return inbox;
}

function uids(messages: readonly Message[]): readonly number[] {
  return messages.map(({ uid }) => uid);
}

function at(mailbox: Mailbox, index: number): Message {
  const message = mailbox.messages[index];
  if (message === undefined) throw new Error(`no message ${String(index)}`);
  return message;
}

function recorder(): MailboxListener & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    added: (messages) => seen.push(`added ${uids(messages).join(' ')}`),
    expunged: (messages) => seen.push(`expunged ${uids(messages).join(' ')}`),
    changed: (message) => seen.push(`changed ${String(message.uid)}: ${[...message.flags].join(' ')}`),
    deleted: () => seen.push('deleted'),
    renamed: (from) => seen.push(`renamed from ${from}`),
  };
}

describe('a mailbox in memory', () => {
  it('gives ascending UIDs that an expunge never frees', () => {
    const inbox = inboxWith(3);
    inbox.expunge([at(inbox, 2), at(inbox, 0)]);
    inbox.append([{ octets: Buffer.from('new') }]);
    expect([uids(inbox.messages), inbox.uidNext]).toEqual([[2, 4], 5]);
  });

  it('keeps an array that was handed out as it was', () => {
    const inbox = inboxWith(2);
    const before = inbox.messages;
    inbox.append([{ octets: Buffer.from('new') }]);
    inbox.expunge([at(inbox, 0)]);
    expect([uids(before), uids(inbox.messages)]).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it('finds messages by UID', () => {
    const inbox = inboxWith(5);
    inbox.expunge([at(inbox, 2)]);
    expect([1, 2, 3, 4, 5, 6, 0].map((uid) => inbox.byUid(uid)?.uid)).toEqual([
      1,
      2,
      undefined,
      4,
      5,
      undefined,
      undefined,
    ]);
  });

  it('spells flags as the RFC does and keywords as they first came, and never sets \\Recent', () => {
    const inbox = inboxWith(2);
    inbox.setFlags(at(inbox, 0), ['\\seen', '\\RECENT', 'Work', 'WORK']);
    inbox.setFlags(at(inbox, 1), ['work']);
    expect(inbox.messages.map(({ flags }) => [...flags])).toEqual([['\\Seen', 'Work'], ['Work']]);
    expect([...inbox.keywords]).toEqual(['Work']);
  });

  it('takes so many keywords and no more', () => {
    const inbox = inboxWith(1);
    const many = Array.from({ length: limits.keywords + 5 }, (_, index) => `k${String(index)}`);
    expect(inbox.takesNewKeywords).toBe(true);
    inbox.setFlags(at(inbox, 0), [...many, '\\Seen', 'K0']);
    expect([inbox.keywords.size, at(inbox, 0).flags.size, inbox.takesNewKeywords]).toEqual([
      limits.keywords,
      limits.keywords + 1,
      false,
    ]);
  });

  it('raises the modseq for a change, and for a change only', () => {
    const inbox = inboxWith(2);
    const before = inbox.highestModseq;
    expect(inbox.setFlags(at(inbox, 0), [])).toBe(false);
    expect(inbox.highestModseq).toBe(before);
    expect(inbox.setFlags(at(inbox, 0), ['\\Seen'])).toBe(true);
    expect([at(inbox, 0).modseq, at(inbox, 1).modseq, inbox.highestModseq]).toEqual([before + 1, before, before + 1]);
  });

  it('remembers what was expunged since a modseq', () => {
    const inbox = inboxWith(4);
    inbox.expunge([at(inbox, 3)]);
    const between = inbox.highestModseq;
    inbox.expunge([at(inbox, 0), at(inbox, 1)]);
    expect([inbox.expungedSince(0), inbox.expungedSince(between), inbox.expungedSince(between + 1)]).toEqual([
      [1, 2, 4],
      [1, 2],
      [],
    ]);
  });

  it('does nothing with a message that is gone', () => {
    const inbox = inboxWith(1);
    const message = at(inbox, 0);
    inbox.expunge([message]);
    expect([inbox.setFlags(message, ['\\Seen']), inbox.expunge([message])]).toEqual([false, []]);
  });

  it('gives each message to one session as recent', () => {
    const inbox = inboxWith(2);
    expect([uids(inbox.recent()), uids(inbox.takeRecent()), uids(inbox.takeRecent())]).toEqual([[1, 2], [1, 2], []]);
    inbox.append([{ octets: Buffer.from('new') }, { octets: Buffer.from('newer') }]);
    inbox.expunge([at(inbox, 2)]);
    expect(uids(inbox.takeRecent())).toEqual([4]);
  });

  it('tells its listeners until they stop', () => {
    const inbox = inboxWith(1);
    const listener = recorder();
    const stop = inbox.listen(listener);
    inbox.append([{ octets: Buffer.from('a') }, { octets: Buffer.from('b') }]);
    inbox.setFlags(at(inbox, 0), ['\\Seen']);
    inbox.expunge([at(inbox, 2), at(inbox, 1)]);
    expect(inbox.listeners()).toBe(1);
    stop();
    inbox.append([{ octets: Buffer.from('c') }]);
    expect([listener.seen, inbox.listeners()]).toEqual([['added 2 3', 'changed 1: \\Seen', 'expunged 2 3'], 0]);
  });

  it('takes a thousand appends to 100,000 messages in no time, held by a view or not', () => {
    const inbox = inboxWith(100_000);
    const began = performance.now();
    for (let count = 0; count < 1000; count += 1) inbox.append([{ octets: Buffer.from('new') }]);
    for (let count = 0; count < 1000; count += 1) {
      expect(inbox.messages.length).toBe(101_000 + count);
      inbox.append([{ octets: Buffer.from('new') }]);
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
