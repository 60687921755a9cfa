import type { Command, FetchItem, ImapSession, Invocation, ModifiedCommand } from '../contract.ts';
import { command } from '../contract.ts';
import { planFor } from '../fetch/expunged.ts';
import { inChunks } from '../fetch/in-chunks.ts';
import { parseItems } from '../fetch/item-list.ts';
import { itemNamed } from '../fetch/items.ts';
import { messagesToFetch } from '../fetch/messages.ts';
import type { GivenModifier } from '../fetch/modifiers.ts';
import { filtered, givenByName, modifierCode, parseModifiers } from '../fetch/modifiers.ts';
import { asked, respond, respondExpunged } from '../fetch/response.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { Scanner, SequenceSet } from '../scanner.ts';

interface Fetch {
  readonly set: SequenceSet;
  readonly items: readonly FetchItem[];
  readonly modifiers: readonly GivenModifier[];
}

/** FETCH and UID FETCH (RFC 9051 section 6.4.5, RFC 3501 section 6.4.5, RFC 4466 section 2.4). */
export const fetch: Command = command<Fetch>({
  name: 'FETCH',
  state: 'selected',
  hasUidForm: true,
  holdsExpunge: true,
  parse,
  run,
});

function parse(scanner: Scanner, session: ImapSession, invocation: Invocation): Fetch {
  scanner.space();
  const set = scanner.set();
  scanner.space();
  const items = parseItems(scanner, session);
  const find = (name: string) => session.extensions.fetchModifier(name);
  const modifiers = scanner.trySpace() ? parseModifiers(scanner, { session, invocation, find }) : [];
  scanner.end();
  const implied = modifiers.flatMap(({ modifier }) => modifier.items ?? []);
  return { set, modifiers, items: [...items, ...implied.map((name) => itemNamed(scanner, session, name))] };
}

async function run(session: ImapSession, { set, items, modifiers }: Fetch, invocation: Invocation): Promise<Reply> {
  const { uid } = invocation;
  const messages = messagesToFetch(session, set, uid);
  const given: ModifiedCommand = { session, invocation, set, messages, modifiers: givenByName(modifiers) };
  for (const { modifier, given: value } of modifiers) modifier.before?.(given, value);
  for (const item of items) item.before?.(session);
  const passed = filtered(modifiers, given);
  const plan = planFor(session, passed, uid);
  const wanted = asked(items, uid);
  await inChunks(session, plan.messages, (message) =>
    plan.isEmpty(message) ? respondExpunged(session, message, wanted) : respond(session, message, wanted),
  );
  return plan.refusal ?? ok('Fetched', modifierCode(modifiers, given, passed));
}
