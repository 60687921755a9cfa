import { decide } from '../../judge.ts';
import { digestOf, topsOf } from '../body.ts';
import { printCommand } from '../command.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';

/** What RETR and TOP give of a message: the same each time, and one the beginning of the other. */
export const judgeContent: Pop3Judge = (moment) => {
  const { fact } = moment;
  if (fact?.kind === 'message') judgeMessage(moment, fact);
  if (fact?.kind === 'top') judgeTop(moment, fact);
};

type Message = Extract<NonNullable<Pop3Moment['fact']>, { readonly kind: 'message' }>;

/** RFC 1939 section 4: messages are kept from being modified before the UPDATE state. */
function judgeMessage({ mirror, judge }: Pop3Moment, { number, content, body }: Message): void {
  const { bodies, tops } = mirror.drop;
  const before = bodies.get(number);
  if (before) {
    decide(judge, 'rule.pop3.content-frozen', before.digest === body.digest, () => ({
      path: `RETR ${number}`,
      wanted: `the ${before.octets} octets that it gave before`,
      got: `${content.length} octets, some of them different`,
    }));
  }
  const top = tops.get(number);
  if (!top || before) return;
  const holds = topsOf(content, top.lines).some((one) => digestOf(one) === top.digest);
  decide(judge, 'rule.pop3.top-begins-message', holds, () => ({
    path: `RETR ${number}`,
    wanted: `a message that begins as TOP ${number} ${top.lines} told`,
    got: 'another beginning',
  }));
}

interface Top {
  readonly number: number;
  readonly lines: number;
  readonly content: Buffer;
}

function judgeTop({ command, recent, judge }: Pop3Moment, { number, lines, content }: Top): void {
  const message = recent.get(number);
  if (!message) return;
  const wanted = topsOf(message, lines);
  decide(
    judge,
    'rule.pop3.top-begins-message',
    wanted.some((one) => one.equals(content)),
    () => ({
      path: printCommand(command),
      wanted: `the first ${String(wanted[0]?.length)} octets of what RETR gave`,
      got: `${content.length} octets`,
    }),
  );
}
