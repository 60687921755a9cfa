import { limits } from '../limits.ts';
import { leaveStump } from './append/stump.ts';
import type { ImapSession } from './contract.ts';
import type { Segment } from './cursor.ts';
import { earlyRefusal } from './dispatch.ts';
import { type Admission, type Input, type InputOptions, readCommand } from './input.ts';
import type { AnnouncedLiteral } from './literal-mark.ts';
import { admission } from './literal-rules.ts';
import { bad, type Reply } from './reply.ts';

/** Reads the next command of a session, while no command is in progress. */
export async function nextInput(session: ImapSession): Promise<Input> {
  let inLiteral = false;
  let cut: readonly Segment[] | undefined;
  const stop = session.onNews(() => {
    tellBetween(session, inLiteral);
  });
  try {
    const input = await readCommand({
      connection: session.connection,
      ...linesOf(session),
      idleMs: () => idleMs(session),
      signal: session.stopping,
      admit: (literal, before) => {
        cut = before;
        return hopeless(session, literal, before) ?? admission(session, literal, before);
      },
      before: (literal) => {
        inLiteral = true;
        askFor(session, literal);
      },
      after: (octets) => {
        cut = undefined;
        return literalOctets(session, octets);
      },
    });
    if (cut !== undefined && input.kind === 'closed') await leaveStump(session, cut);
    return input;
  } finally {
    stop();
  }
}

function idleMs({ state }: ImapSession): number {
  return state === 'not authenticated' ? limits.imapLoginMs : limits.imapIdleMs;
}

/** A line that is too long is read to its end where it only is refused. */
function linesOf({ behaviour }: ImapSession): Pick<InputOptions, 'lineLimit' | 'admitLine'> {
  const way = behaviour.setting('imap.line-too-long');
  const tooLong: Reply = { ...bad('The line is too long', 'TOOBIG'), isUntagged: way === 'untagged-bad' };
  return {
    lineLimit: way === 'bye' ? limits.imapLineOctets : limits.imapCommandOctets,
    admitLine: (line) => (line.length > limits.imapLineOctets ? tooLong : undefined),
  };
}

/** RFC 9051 section 5.3: anything but EXPUNGE may be told, and that only once a command was received in full. */
function tellBetween(session: ImapSession, inLiteral: boolean): void {
  const { behaviour } = session;
  const isGone = (session.selected?.news.expunged.size ?? 0) > 0;
  const expunge = isGone && behaviour.has(inLiteral ? 'imap.expunge.during-literal' : 'imap.expunge.between-commands');
  if (expunge || behaviour.setting('imap.exists-between-commands') === 'announced') session.announce({ expunge });
}

/** A command that cannot be right need not be read to its end. */
function hopeless(session: ImapSession, literal: AnnouncedLiteral, before: readonly Segment[]): Admission | undefined {
  const { behaviour } = session;
  const reply = before.length === 1 ? earlyRefusal(session, before) : undefined;
  if (reply === undefined) return undefined;
  if (!literal.synchronizing) {
    return behaviour.has('imap.literal.non-sync-of-bad-executed') ? { kind: 'refuse-line', reply } : undefined;
  }
  return behaviour.setting('imap.literal-of-bad-command') === 'refused' ? { kind: 'refuse', reply } : undefined;
}

function askFor(session: ImapSession, { synchronizing, octets }: AnnouncedLiteral): void {
  const { behaviour } = session;
  if (!synchronizing && !behaviour.has('imap.literal.non-sync-continued')) return;
  if (octets === 0 && behaviour.has('imap.literal.empty-not-continued')) return;
  session.continue('Go on');
  if (behaviour.has('imap.literal.continued-twice')) session.continue('Go on');
}

function literalOctets({ behaviour }: ImapSession, octets: Buffer): Buffer {
  const endsLine = octets.subarray(-2).toString('latin1') === '\r\n';
  return endsLine && behaviour.has('imap.literal.line-end-cut') ? octets.subarray(0, -2) : octets;
}
