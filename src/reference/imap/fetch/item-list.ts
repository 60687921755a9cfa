import type { FetchItem, ImapSession } from '../contract.ts';
import type { Scanner } from '../scanner.ts';
import { itemNamed } from './items.ts';

const fast = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'];
const all = [...fast, 'ENVELOPE'];
const macros: ReadonlyMap<string, readonly string[]> = new Map([
  ['FAST', fast],
  ['ALL', all],
  ['FULL', [...all, 'BODY']],
]);

/** A macro, one item, or a list of items; a macro stands alone (RFC 9051 section 6.4.5). */
export function parseItems(scanner: Scanner, session: ImapSession): readonly FetchItem[] {
  if (scanner.peek() === '(') return scanner.list(() => listed(scanner, session)).flat();
  const name = scanner.keyword();
  const macro = macros.get(name);
  return macro === undefined ? [itemNamed(scanner, session, name)] : expanded(scanner, session, { name, macro });
}

function listed(scanner: Scanner, session: ImapSession): readonly FetchItem[] {
  const name = scanner.keyword();
  const macro = macros.get(name);
  if (macro !== undefined && session.behaviour.has('imap.fetch.macro-in-list'))
    return expanded(scanner, session, { name, macro });
  return [itemNamed(scanner, session, name)];
}

interface Macro {
  readonly name: string;
  readonly macro: readonly string[];
}

function expanded(scanner: Scanner, session: ImapSession, { name, macro }: Macro): readonly FetchItem[] {
  const { behaviour } = session;
  if (scanner.peek() === '[') scanner.fail('a space');
  const names = name === 'FAST' && behaviour.has('imap.fetch.fast-without-size') ? macro.slice(0, 2) : macro;
  const extended = name === 'FULL' && behaviour.has('imap.fetch.full-is-bodystructure');
  return names.map((item) => itemNamed(scanner, session, extended && item === 'BODY' ? 'BODYSTRUCTURE' : item));
}
