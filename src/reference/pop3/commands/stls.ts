import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { err, ok, type Reply } from '../reply.ts';
import { preferredLanguage } from '../texts/languages.ts';

/** STLS (RFC 2595 section 4): TLS on this connection, before login. */
export const stls: Pop3Command = {
  keyword: 'STLS',
  states: ['authorization'],
  offered: ({ context: { behaviour }, connection }) =>
    behaviour.setting('pop3.stls') === 'on' &&
    behaviour.setting('pop3.capa') === 'on' &&
    (connection.canStartTls || connection.secure),
  run(session, invocation) {
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    if (session.connection.secure) return err('tls-active');
    const isLate = session.utf8 && session.context.behaviour.setting('pop3.stls-after-utf8') === 'refused';
    return isLate ? err('wrong-state') : begun(session, invocation.named);
  },
};

function begun(session: Pop3Session, named: string | undefined): Reply {
  return {
    ...ok('begin-tls'),
    afterwards() {
      const { connection, context } = session;
      const isInjected = connection.pending() > 0 && context.behaviour.has('pop3.stls.clear-text-kept');
      // What was sent before the handshake was not sent under TLS, whoever sent it.
      if (!isInjected) connection.dropPending();
      session.utf8 = false;
      session.language = preferredLanguage;
      if (named !== undefined && context.behaviour.has('pop3.stls.name-kept')) session.named = named;
      return connection.startTls();
    },
  };
}
