import { expect, it } from 'vitest';
import type { Hierarchy } from './mailbox-name.ts';
import { nameForUser, nameOnServer } from './mailbox-name.ts';

const dotted: Hierarchy = { prefix: 'INBOX.', delimiter: '.' };

it.each<[string, string, Hierarchy]>([
  ['INBOX', 'INBOX', dotted],
  ['Work', 'INBOX.Work', dotted],
  ['Work/Old', 'INBOX.Work.Old', dotted],
  ['Work/Old', 'Work/Old', { prefix: '', delimiter: '/' }],
  ['Work', 'Work', { prefix: '', delimiter: '' }],
])('%s of the user is %s of the server', (folder, mailbox, hierarchy) => {
  expect(nameOnServer(folder, hierarchy)).toBe(mailbox);
  expect(nameForUser(mailbox, hierarchy)).toBe(folder);
});

it('knows INBOX in any letters, and no mailboxes of others', () => {
  expect(nameForUser('Inbox', dotted)).toBe('INBOX');
  expect(nameForUser('shared.Work', dotted)).toBeUndefined();
});
