import { isAscii } from 'node:buffer';
import { accountNamed, accountOf, preparedText } from '../../sasl/credentials.ts';
import { plaintextAllowed } from '../../sasl/mechanisms.ts';
import type { Account } from '../../store/store.ts';
import type { Invocation, Pop3Command, Pop3Session } from '../contract.ts';
import { announcesAuth, loginOutcome, refusal } from '../login.ts';
import { err, type Reply } from '../reply.ts';

/** PASS (RFC 1939 section 7): the password of the name that USER gave right before. */
export const pass: Pop3Command = {
  keyword: 'PASS',
  states: ['authorization'],
  offered: ({ context, connection }) => plaintextAllowed(context, connection),
  run(session, { rest, named }) {
    const password = passwordOf(session, rest);
    if (password === undefined) return malformed(session, { rest, named });
    if (named === undefined) return withoutName(session, password);
    const given = { user: named, password };
    const account = accountOf(session.context, given) ?? letInAnyway(session, given);
    return account === undefined ? refused(session, named) : loginOutcome(session, account, 'USER');
  },
};

/** No password that could be one; a faulty server takes an empty one for a login that need not be checked. */
function malformed(session: Pop3Session, { rest, named }: Pick<Invocation, 'rest' | 'named'>): Reply | undefined {
  const isEmpty = rest === undefined || rest.length === 0;
  if (!isEmpty || named === undefined || !session.context.behaviour.has('pop3.pass.empty-taken'))
    return err('wrong-arguments');
  return loginOutcome(session, accountNamed(session.context, named));
}

/** The rest of the line, or one word of it: PASS has one argument, so spaces may belong to it. */
function passwordOf({ context: { behaviour } }: Pop3Session, rest: Buffer | undefined): string | undefined {
  if (rest === undefined || rest.length === 0 || rest.some((value) => value < 0x20 || value === 0x7f)) return undefined;
  if (!isAscii(rest) && behaviour.setting('pop3.utf8') !== 'with-user') return undefined;
  const text = preparedText(rest);
  const hasSpaces = text?.includes(' ') === true;
  if (hasSpaces && behaviour.has('pop3.pass.cut-at-space')) return text.slice(0, text.indexOf(' '));
  return hasSpaces && behaviour.setting('pop3.pass-spaces') === 'separators' ? undefined : text;
}

function withoutName(session: Pop3Session, password: string): Reply | undefined {
  const { store, behaviour } = session.context;
  if (!behaviour.has('pop3.pass.without-user')) return err('wrong-state');
  return loginOutcome(
    session,
    store.accounts().find((account) => account.password === password),
  );
}

/** An account that a faulty server opens with a wrong password. */
function letInAnyway(
  { context, refusals }: Pop3Session,
  { user, password }: { readonly user: string; readonly password: string },
): Account | undefined {
  const { behaviour } = context;
  const account = accountNamed(context, user);
  if (account === undefined) return undefined;
  if (behaviour.has('pop3.pass.any')) return account;
  if (refusals > 0 && behaviour.has('pop3.pass.any-at-second-try')) return account;
  const isLonger = password.startsWith(account.password);
  return isLonger && behaviour.has('pop3.pass.beginning-enough') ? account : undefined;
}

/** A wrong password; a faulty server has locked or opened the maildrop before it looked at it. */
function refused(session: Pop3Session, user: string): Reply {
  const { context } = session;
  const { behaviour } = context;
  const account = accountNamed(context, user);
  const reply = refusal(session);
  if (announcesAuth(session) && behaviour.has('pop3.code.auth-as-failing-system'))
    return err('server-failed', 'SYS/TEMP');
  if (account === undefined) return reply;
  if (account.maildropOwner !== undefined && behaviour.has('pop3.code.in-use-before-password'))
    return err('maildrop-in-use', 'IN-USE');
  if (behaviour.has('pop3.lock.kept-after-refusal')) account.maildropOwner ??= session;
  else if (behaviour.has('pop3.login.opens-though-refused')) session.logIn(account);
  return reply;
}
