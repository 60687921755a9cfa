import { argumentsOf } from '../command-line.ts';
import type { Entry, Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, type Reply } from '../reply.ts';
import { refusedContent } from '../servable.ts';
import { topOf } from '../top-of.ts';
import { chunksOf, wireForm } from '../wire-form.ts';

/** TOP (RFC 1939 section 7): the header of a message and some lines of its body. */
export const top: Pop3Command = {
  keyword: 'TOP',
  states: ['transaction'],
  offered: ({ context: { behaviour } }) =>
    behaviour.setting('pop3.top') === 'on' && !behaviour.has('pop3.capa.top-without-command'),
  run(session, invocation) {
    const { behaviour } = session.context;
    const [number, given, ...more] = argumentsOf(invocation) ?? [];
    const lines = linesAsked(session, given);
    if (number === undefined || lines === undefined || more.length > 0) return err('wrong-arguments');
    const named = messageNamed(session, number, () => behaviour.has('pop3.top.marked'));
    if ('refusal' in named) return named.refusal;
    return refusedContent(session, named.entry) ?? part(session, named.entry, lines);
  },
};

/** A number that is not negative. */
function linesAsked({ context: { behaviour } }: Pop3Session, given: string | undefined): number | undefined {
  if (given === undefined) return behaviour.has('pop3.top.lines-optional') ? 0 : undefined;
  if (/^-\d+$/.test(given) && behaviour.has('pop3.top.negative-taken')) return 0;
  return /^\d+$/.test(given) ? Number(given) : undefined;
}

function part({ context: { behaviour }, maildrop }: Pop3Session, { message }: Entry, lines: number): Reply {
  const octets = topOf(wireForm(message.octets, behaviour), lines, behaviour);
  if (octets === undefined) return err('wrong-arguments');
  if (behaviour.has('pop3.top.marks-as-deleted')) maildrop.marked.add(message);
  return { status: '+OK', text: 'message-follows', body: chunksOf(octets) };
}
