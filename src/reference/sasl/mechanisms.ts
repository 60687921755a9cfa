import type { ServerContext } from '../context.ts';
import { cramMd5 } from './cram-md5.ts';
import { login } from './login.ts';
import type { SaslExchange } from './mechanism.ts';
import { plain } from './plain.ts';
import { scramSha256 } from './scram-sha-256.ts';

/** A mechanism that the server offers. */
export interface Mechanism {
  /** In upper case. */
  readonly name: string;
  create(): SaslExchange;
}

/** Whether passwords may cross this connection as they are: LOGIN of IMAP, USER of POP3, PLAIN and LOGIN of SASL. */
export function plaintextAllowed(context: ServerContext, connection: { readonly secure: boolean }): boolean {
  return connection.secure || context.behaviour.setting('sasl.plaintext-without-tls') === 'allowed';
}

/** The mechanisms offered on a connection, in the order in which they are announced. */
export function mechanisms(context: ServerContext, connection: { readonly secure: boolean }): readonly Mechanism[] {
  const { behaviour } = context;
  const plaintext = plaintextAllowed(context, connection);
  return [
    ...(plaintext ? [{ name: 'PLAIN', create: () => plain(context) }] : []),
    ...(plaintext && behaviour.setting('sasl.login') === 'on' ? [{ name: 'LOGIN', create: () => login(context) }] : []),
    ...(behaviour.setting('sasl.cram-md5') === 'on' ? [{ name: 'CRAM-MD5', create: () => cramMd5(context) }] : []),
    ...(behaviour.setting('sasl.scram-sha-256') === 'on'
      ? [{ name: 'SCRAM-SHA-256', create: () => scramSha256(context) }]
      : []),
  ];
}
