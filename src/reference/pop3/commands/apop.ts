import { accountByDigest } from '../../sasl/apop.ts';
import { accountNamed } from '../../sasl/credentials.ts';
import type { Account } from '../../store/store.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { loginOutcome } from '../login.ts';
import { err } from '../reply.ts';
import { nameOf } from './user.ts';

/** APOP (RFC 1939 section 7): a name, and the digest of the greeting's timestamp and the password. */
export const apop: Pop3Command = {
  keyword: 'APOP',
  states: ['authorization'],
  offered: ({ timestamp }) => timestamp !== undefined,
  run(session, { rest, named }) {
    const [name, digest] = twoWords(rest);
    const user = nameOf(session, name);
    if (user === undefined || digest === undefined) return err('wrong-arguments');
    // Legal after the greeting or a refused USER or PASS, as USER is.
    if (named !== undefined) return err('wrong-state');
    return loginOutcome(session, accountFor(session, user, digest), 'APOP');
  },
};

function accountFor(session: Pop3Session, user: string, digest: string): Account | undefined {
  const { context, timestamp = '' } = session;
  const { behaviour } = context;
  const account = accountByDigest(context, { user, digest, timestamp: bare(session, timestamp) });
  return account === undefined && behaviour.has('pop3.apop.any-digest') ? accountNamed(context, user) : account;
}

function bare({ context: { behaviour } }: Pop3Session, timestamp: string): string {
  return behaviour.has('pop3.apop.digest-without-brackets') ? timestamp.slice(1, -1) : timestamp;
}

function twoWords(rest: Buffer | undefined): [name?: Buffer, digest?: string] {
  const at = rest?.indexOf(0x20) ?? -1;
  if (rest === undefined || at === -1) return [];
  const digest = rest.subarray(at + 1).toString('latin1');
  return /^[\x21-\x7e]+$/.test(digest) ? [rest.subarray(0, at), digest] : [];
}
