import { isAscii } from 'node:buffer';
import { accountNamed, preparedText } from '../../sasl/credentials.ts';
import { plaintextAllowed } from '../../sasl/mechanisms.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { refusal } from '../login.ts';
import { err, ok } from '../reply.ts';

/** USER (RFC 1939 section 7): the name that PASS belongs to. */
export const user: Pop3Command = {
  keyword: 'USER',
  states: ['authorization'],
  offered: ({ context, connection }) => plaintextAllowed(context, connection),
  run(session, { rest, named }) {
    const { context } = session;
    const name = nameOf(session, rest);
    if (name === undefined) return err('wrong-arguments');
    // After a successful USER only PASS and QUIT may come.
    if (named !== undefined) return err('wrong-state');
    const isUnknown = accountNamed(context, name) === undefined;
    if (isUnknown && context.behaviour.has('pop3.code.auth-tells-names')) return refusal(session);
    if (isUnknown && context.behaviour.setting('pop3.unknown-user') === 'refused') return err('unknown-user');
    session.named = name;
    return ok('password-wanted');
  },
};

/** One word; beyond ASCII where the server takes names in UTF-8 (RFC 6856 section 2.2). */
export function nameOf({ context }: Pop3Session, octets: Buffer | undefined): string | undefined {
  if (octets === undefined || octets.length === 0 || octets.some((value) => value <= 0x20 || value === 0x7f))
    return undefined;
  return isAscii(octets) || context.behaviour.setting('pop3.utf8') === 'with-user' ? preparedText(octets) : undefined;
}
