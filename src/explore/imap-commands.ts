import type { Draft, Effect } from './draft.ts';
import { changes, reads, readsNumbers } from './draft.ts';
import type { Dice, ImapWord, Intent } from './intent.ts';
import type { Chosen, ImapView } from './view.ts';
import { chooseNumbers, chooseUids } from './view.ts';

type Maker = (view: ImapView, dice: Dice) => Draft | undefined;

/** One of some, by a die; zero is the first. */
export function at<T>(list: readonly T[], die: number): T | undefined {
  return list[die % Math.max(1, list.length)];
}

const systemFlags = ['\\Seen', '\\Flagged', '\\Answered', '\\Draft', '\\Deleted'] as const;

/** Dice below this choose a flag; the rest of a die says what is done with it. */
const FLAG_DIE = 64;

function flagOf(view: ImapView, die: number): string {
  const flags = view.abilities.has('KEYWORDS') ? [...systemFlags, '$Work'] : systemFlags;
  return at(flags, die % FLAG_DIE) ?? '\\Seen';
}

/** Messages by number or, by the last die, by UID. */
function messagesFor(view: ImapView, [which, , how]: Dice): (Chosen & { readonly uid: '' | 'UID ' }) | undefined {
  if (how % 3 === 2) return { ...chooseUids(which, view), uid: 'UID ' };
  return view.count === 0 ? undefined : { ...chooseNumbers(which, view.count), uid: '' };
}

/** A command on messages; FETCH and STORE by number may not bring removals. */
function onMessages(
  view: ImapView,
  dice: Dice,
  make: (chosen: Chosen) => { readonly text: string; readonly effect?: Effect },
): Draft | undefined {
  const chosen = messagesFor(view, dice);
  if (!chosen) return undefined;
  const { text, effect = { kind: 'nothing' } } = make(chosen);
  const byNumber = chosen.uid === '';
  const brings = byNumber && /^(FETCH|STORE)/.test(text) ? 'no expunge' : 'news';
  return { pieces: [`${chosen.uid}${text}`], effect, brings, byNumber };
}

const fetchItems = ['(FLAGS)', '(UID FLAGS)', '(UID)', '(RFC822.SIZE INTERNALDATE)', 'ALL', '(ENVELOPE UID)'] as const;
const bodies = ['BODY.PEEK[]', 'BODY[]', 'BODY.PEEK[HEADER]', 'BODY[TEXT]', 'BODYSTRUCTURE'] as const;
const keys = [
  ...['ALL', 'UNSEEN', 'DELETED', '1:*', 'FLAGGED', 'UID 1:*', 'NOT DELETED', 'SEEN', 'ANSWERED', 'LARGER 100'],
] as const;
const texts = ['TEXT example', 'SUBJECT second', 'FROM alice', 'BODY hello'] as const;
const statusItems = '(MESSAGES UIDNEXT UIDVALIDITY UNSEEN)';

const store: Maker = (view, dice) => {
  if (view.readOnly) return undefined;
  const [, how, form] = dice;
  const sign = at(['+', '-', ''], Math.floor(how / FLAG_DIE)) ?? '+';
  const silent = form % 2 === 1 ? '.SILENT' : '';
  const flag = flagOf(view, how);
  return onMessages(view, dice, ({ text, numbers }) => ({
    text: `STORE ${text} ${sign}FLAGS${silent} (${flag})`,
    ...(flag === '\\Deleted' || sign === ''
      ? { effect: { kind: 'deleted', numbers, on: flag === '\\Deleted' && sign !== '-' } }
      : {}),
  }));
};

const markDeleted: Maker = (view, dice) =>
  view.readOnly
    ? undefined
    : onMessages(view, dice, ({ text, numbers }) => ({
        text: `STORE ${text} +FLAGS${dice[1] % 2 === 1 ? '.SILENT' : ''} (\\Deleted)`,
        effect: { kind: 'deleted', numbers, on: true },
      }));

const transfer =
  (kind: 'copy' | 'move'): Maker =>
  (view, dice) => {
    if (kind === 'move' && view.readOnly) return undefined;
    const others = view.mailboxes.filter((name) => name !== view.selected);
    const to = at(dice[1] % 4 === 3 ? view.mailboxes : others, Math.floor(dice[1] / 4)) ?? view.selected;
    return onMessages(view, dice, ({ text, numbers }) => ({
      text: `${kind.toUpperCase()} ${text} ${to}`,
      effect: { kind, numbers, to },
    }));
  };

const append: Maker = (view, [which, where, how]) => {
  const to = at(view.mailboxes, where % 3 === 2 ? Math.floor(where / 3) : 0) ?? 'INBOX';
  const fixture = at(view.fixtures, which) ?? 'plain';
  const flags = how % 4 === 3 ? `(${flagOf(view, Math.floor(how / 4) % 4)}) ` : '';
  return changes({ kind: 'append', to }, `APPEND ${to} ${flags}`, { fixture });
};

const select =
  (verb: 'SELECT' | 'EXAMINE'): Maker =>
  (view, [where]) => {
    const mailbox = where % 2 === 0 ? view.selected : (at(view.mailboxes, Math.floor(where / 2)) ?? view.selected);
    return changes({ kind: 'select', mailbox, readOnly: verb === 'EXAMINE' }, `${verb} ${mailbox}`);
  };

const named =
  (kind: 'create' | 'delete'): Maker =>
  (view, [which]) => {
    const names = kind === 'create' ? view.freeNames : view.removable.filter((name) => name !== 'INBOX');
    const mailbox = at(names, which);
    return mailbox === undefined ? undefined : changes({ kind, mailbox }, `${kind.toUpperCase()} ${mailbox}`);
  };

const rename: Maker = (view, [which, where]) => {
  const mailbox = at(
    view.removable.filter((name) => name !== 'INBOX'),
    which,
  );
  const to = at(view.freeNames, where);
  return mailbox === undefined || to === undefined
    ? undefined
    : changes({ kind: 'rename', mailbox, to }, `RENAME ${mailbox} ${to}`);
};

const changedSince: Maker = (view, dice) => {
  const past = view.past(view.selected);
  return (
    past && onMessages(view, dice, ({ text }) => ({ text: `FETCH ${text} (FLAGS) (CHANGEDSINCE ${past.modseq})` }))
  );
};

const storeUnchanged: Maker = (view, dice) => {
  const past = view.past(view.selected);
  if (!past || view.readOnly) return undefined;
  const flag = flagOf(view, dice[1] % 4);
  return onMessages(view, dice, ({ text }) => ({
    text: `STORE ${text} (UNCHANGEDSINCE ${past.modseq}) +FLAGS (${flag})`,
  }));
};

const resync: Maker = ({ selected, enabled, past }) => {
  const known = enabled.has('QRESYNC') ? past(selected) : undefined;
  const line = known && `SELECT ${selected} (QRESYNC (${known.uidValidity} ${known.modseq}))`;
  return line === undefined ? undefined : changes({ kind: 'select', mailbox: selected, readOnly: false }, line);
};

const uidExpunge: Maker = (view, [which]) => {
  if (view.readOnly) return undefined;
  const { text, numbers } = chooseUids(which, view);
  return changes({ kind: 'expunge', only: numbers }, `UID EXPUNGE ${text}`);
};

const useSaved: Maker = ({ readOnly }, [which]) =>
  readOnly || which % 2 === 0 ? readsNumbers('FETCH $ (UID FLAGS)') : readsNumbers('STORE $ +FLAGS (\\Flagged)');

const search =
  (choices: readonly string[]): Maker =>
  (_view, [which, , how]) =>
    how % 3 === 2
      ? reads(`UID SEARCH ${at(choices, which) ?? 'ALL'}`)
      : readsNumbers(`SEARCH ${at(choices, which) ?? 'ALL'}`);

const status =
  (items: string): Maker =>
  (view, [which]) => {
    const others = view.mailboxes.filter((name) => name !== view.selected);
    return reads(`STATUS ${at(others, which) ?? view.selected} ${items}`);
  };

const fetch =
  (items: readonly string[]): Maker =>
  (view, dice) =>
    onMessages(view, dice, ({ text }) => ({ text: `FETCH ${text} ${at(items, dice[1]) ?? '(FLAGS)'}` }));

const closing =
  (text: 'CLOSE' | 'UNSELECT'): Maker =>
  ({ readOnly }) =>
    changes({ kind: 'close', expunges: text === 'CLOSE' && !readOnly }, text);

const makers: Readonly<Record<ImapWord, Maker>> = {
  noop: () => reads('NOOP'),
  fetch: fetch(fetchItems),
  'fetch body': fetch(bodies),
  store,
  'mark deleted': markDeleted,
  expunge: ({ readOnly }) => (readOnly ? undefined : changes({ kind: 'expunge' }, 'EXPUNGE')),
  'uid expunge': uidExpunge,
  search: search(keys),
  'search text': search(texts),
  'search saved': (_view, [which]) => readsNumbers(`SEARCH RETURN (SAVE) ${at(keys, which) ?? 'ALL'}`),
  'use saved': useSaved,
  copy: transfer('copy'),
  move: transfer('move'),
  append,
  status: status(statusItems),
  select: select('SELECT'),
  examine: select('EXAMINE'),
  close: closing('CLOSE'),
  unselect: closing('UNSELECT'),
  list: () => reads('LIST "" "*"'),
  subscribe: (view, [which, how]) =>
    reads(`${how % 3 === 2 ? 'UNSUBSCRIBE' : 'SUBSCRIBE'} ${at(view.mailboxes, which) ?? 'INBOX'}`),
  subscribed: ({ abilities }) => reads(abilities.has('IMAP4REV1') ? 'LSUB "" "*"' : 'LIST (SUBSCRIBED) "" "*"'),
  create: named('create'),
  rename,
  delete: named('delete'),
  'fetch modseq': fetch(['(MODSEQ)', '(FLAGS MODSEQ)']),
  'fetch changed': changedSince,
  'store unchanged': storeUnchanged,
  'status modseq': status('(HIGHESTMODSEQ MESSAGES)'),
  resync,
};

/** The command that an intent means to a session with a mailbox selected; undefined where it means nothing just now. */
export function imapDraft({ word, dice }: Intent<ImapWord>, view: ImapView): Draft | undefined {
  return makers[word](view, dice);
}
