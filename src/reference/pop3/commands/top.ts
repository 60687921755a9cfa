import { argumentsOf } from '../command-line.ts';
import type { Entry, Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, type Reply } from '../reply.ts';
import { refusedContent, servedOctets } from '../served.ts';
import { topOf } from '../top-of.ts';
import { chunksOf } from '../wire-form.ts';

/** TOP (RFC 1939 section 7): the header of a message and some lines of its body. */
export const top: Pop3Command = {
  keyword: 'TOP',
  states: ['transaction'],
  offered: ({ context: { behaviour } }) =>
    behaviour.setting('pop3.top') === 'on' && !behaviour.has('pop3.capa.top-without-command'),
  run(session, invocation) {
    const { behaviour } = session.context;
    const [number, given, ...more] = asked(session, argumentsOf(invocation) ?? []);
    const lines = linesAsked(session, given);
    if (number === undefined || lines === undefined || more.length > 0) return err('wrong-arguments');
    const named = messageNamed(session, number, () => behaviour.has('pop3.top.marked'));
    if ('refusal' in named) return named.refusal;
    return refusedContent(session, named.entry) ?? part(session, named.entry, lines);
  },
};

function asked({ context: { behaviour } }: Pop3Session, given: readonly string[]): readonly string[] {
  return given.length === 0 && behaviour.has('pop3.top.first-by-default') ? ['1', '0'] : given;
}

/** A number that is not negative. */
function linesAsked({ context: { behaviour } }: Pop3Session, given: string | undefined): number | undefined {
  if (given === undefined) return behaviour.has('pop3.top.lines-optional') ? 0 : undefined;
  if (/^-\d+$/.test(given) && behaviour.has('pop3.top.negative-taken')) return 0;
  if (/^[a-z]/i.test(given) && behaviour.has('pop3.top.letters-mean-none')) return 0;
  return /^\d+$/.test(given) ? Number(given) : undefined;
}

function part(session: Pop3Session, entry: Entry, lines: number): Reply {
  const { behaviour } = session.context;
  const octets = topOf(servedOctets(session, entry), lines, behaviour);
  if (octets === undefined) return err('wrong-arguments');
  if (behaviour.has('pop3.top.marks-as-deleted')) session.maildrop.marked.add(entry.message);
  return { status: '+OK', text: 'message-follows', body: chunksOf(octets) };
}
