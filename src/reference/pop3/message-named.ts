import type { Behaviour } from '../behaviour.ts';
import type { Entry, Pop3Session } from './contract.ts';
import { arrivedSince } from './snapshot.ts';
import { err, type Reply } from './reply.ts';

/** Either the message that a command means, or the answer that there is none. */
export type Named = { readonly entry: Entry } | { readonly refusal: Reply };

/** The message of a number. `servesMarked` is asked only where the message is marked as deleted (RFC 1939 section 5 DELE). */
export function messageNamed(session: Pop3Session, argument: string, servesMarked: () => boolean): Named {
  const { maildrop, context } = session;
  const number = numberOf(argument, context.behaviour);
  if (number === undefined) return { refusal: err('wrong-arguments') };
  const entry = entryOf(session, number);
  if (entry === undefined) return { refusal: err('no-such-message') };
  if (maildrop.marked.has(entry.message) && !servesMarked()) return { refusal: err('is-marked') };
  return { entry };
}

/** A decimal number, of any length. */
function numberOf(argument: string, behaviour: Behaviour): number | undefined {
  if (/^\d+\D/.test(argument) && behaviour.has('pop3.number.letters-ignored')) return Number.parseInt(argument, 10);
  if (!/^\d+$/.test(argument)) return behaviour.has('pop3.number.letters-mean-first') ? 1 : undefined;
  const isHuge = argument.length > 9;
  return isHuge && behaviour.has('pop3.number.wraps-at-32-bits')
    ? Number(BigInt.asUintN(32, BigInt(argument)))
    : Number(argument);
}

function entryOf({ maildrop, context: { behaviour } }: Pop3Session, number: number): Entry | undefined {
  const { entries, marked, unmarked } = maildrop;
  if (number === 0 && behaviour.has('pop3.number.zero-is-the-last')) return entries.at(-1);
  if (marked.size > 0 && behaviour.has('pop3.number.counts-unmarked')) return unmarked[number - 1];
  const arrived = number > entries.length ? arrivedSince(maildrop)[number - entries.length - 1] : undefined;
  if (arrived !== undefined && behaviour.has('pop3.snapshot.new-mail-served')) {
    return { number, message: arrived, size: arrived.octets.length };
  }
  const isBeyond = number > entries.length && entries.length > 0;
  return isBeyond && behaviour.has('pop3.number.beyond-means-last') ? entries.at(-1) : entries[number - 1];
}
