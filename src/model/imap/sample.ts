import { parseResponse } from '../../imap/response.ts';
import { Ledger } from '../ledger.ts';
import type { RuleId } from '../rules/all.ts';
import { ruleIds } from '../rules/all.ts';
import { AccountWatch } from '../watch.ts';

/**
 * A conversation for tests, a line each: `C a1 NOOP` goes out, `S * 3 EXISTS` comes in, both with their CRLF; `C| a1 NO`
 * goes out without one. A second session says `2C` and `2S`. `end` and `cut` end a session by the server and by us.
 */
export type Conversation = readonly string[];

export interface Outcome {
  readonly broken: readonly RuleId[];
  readonly held: readonly RuleId[];
}

const shape = /^(\d?)(C\||C|S|end|cut|operator)(?: ([^]*))?$/;

/** Plays a conversation with all rules of one account. */
export function playConversation(lines: Conversation, lawful = true): Outcome {
  const ledger = new Ledger();
  const place = { case: 'test', step: { file: 'test', line: 1, column: 1 } };
  const account = new AccountWatch({ ledger, where: () => place, lawful });
  const sessions = new Map<string, ReturnType<AccountWatch['open']>>();
  for (const line of lines) {
    const [, name = '', what, text = ''] = shape.exec(line) ?? [];
    const session = sessions.get(name) ?? account.open({ name: `phone${name}`, protocol: 'imap' });
    sessions.set(name, session);
    if (what === 'C') session.sent(Buffer.from(`${text}\r\n`, 'latin1'));
    else if (what === 'C|') session.sent(Buffer.from(text, 'latin1'));
    else if (what === 'S') session.imap(parseResponse(Buffer.from(`${text}\r\n`, 'latin1')));
    else if (what === 'operator') account.operator('deliver');
    else session.ended(what === 'cut' ? 'us' : 'server');
  }
  return {
    broken: ruleIds.filter((id) => (ledger.standing(id)?.broken ?? 0) > 0),
    held: ruleIds.filter((id) => (ledger.standing(id)?.held ?? 0) > 0),
  };
}
