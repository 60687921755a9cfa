import type { ImapSession } from '../contract.ts';
import { quoted } from '../output.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import { attributesFor } from './attributes.ts';
import type { Found } from './collect.ts';
import { collect } from './collect.ts';
import type { ListRequest } from './request.ts';
import { sendListResponse } from './response.ts';

/** LIST (RFC 9051 section 6.3.9, RFC 5258). */
export function runList(session: ImapSession, request: ListRequest): Reply {
  const [pattern] = request.patterns;
  if (!request.extended && pattern === '' && !session.behaviour.has('imap.list.no-root')) sendRoot(session);
  else listNames(session, request);
  return ok('That is the list');
}

function sendRoot(session: ImapSession): void {
  const { delimiter } = session.store;
  const other = delimiter === '/' ? '.' : '/';
  const told = session.behaviour.has('imap.list.root-delimiter') ? other : delimiter;
  session.send(String.raw`LIST (\Noselect) `, quoted(told), ' ""');
}

function listNames(session: ImapSession, request: ListRequest): void {
  // Only the basic syntax gives an empty name a meaning of its own.
  if (request.patterns.includes('') && session.behaviour.has('imap.list.root-when-extended')) sendRoot(session);
  const attributes = attributesFor(session, request);
  const criteria = [...request.selections].filter(([, { kind }]) => kind === 'base').map(([name]) => name);
  for (const found of collect(session, request)) {
    const { listed } = found;
    const childInfo = tellsOfChildren(session, found) ? criteria : [];
    const wrongly = isCalledSubscribed(session, request, found) ? [String.raw`\Subscribed`] : [];
    sendListResponse(session, { name: listed.name, attributes: [...attributes(listed), ...wrongly], childInfo });
    if (!found.selected) continue;
    for (const { after } of request.returns.values()) after?.(session, listed);
  }
}

function tellsOfChildren({ behaviour }: ImapSession, { childInfo }: Found): boolean {
  return childInfo && !behaviour.has('imap.list.childinfo-missing');
}

/** The bug of a server that says of everything it returns that it meets the selection options. */
function isCalledSubscribed({ behaviour }: ImapSession, { selections }: ListRequest, { selected }: Found): boolean {
  return !selected && selections.has('SUBSCRIBED') && behaviour.has('imap.list.superiors-subscribed');
}
