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

/** Somebody is in the midst, or the client breaks the rules: there is no handshake. */
function givenUp(session: Pop3Session): Promise<void> {
  session.end();
  return Promise.resolve();
}

function begun(session: Pop3Session, named: string | undefined): Reply {
  return {
    ...ok('begin-tls'),
    afterwards() {
      const { connection, context } = session;
      const isInjected = connection.pending() > 0;
      const closes = isInjected && context.behaviour.setting('pop3.clear-text-behind-stls') === 'connection-closed';
      if (closes) return givenUp(session);
      // What was sent before the handshake was not sent under TLS, whoever sent it.
      if (!isInjected || !context.behaviour.has('pop3.stls.clear-text-kept')) connection.dropPending();
      session.utf8 = false;
      session.language = preferredLanguage;
      if (named !== undefined && context.behaviour.has('pop3.stls.name-kept')) session.named = named;
      return connection.startTls();
    },
  };
}
