import type { ImapSession, ListReturn, ListSelection } from '../contract.ts';
import { Refusal, SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import type { ListRequest } from './request.ts';

/** The arguments of LIST, basic or extended (RFC 9051 section 9 list, RFC 5258 section 6). */
export function parseList(scanner: Scanner, session: ImapSession): ListRequest {
  const canExtend = session.extensions.has('list-extended');
  scanner.space();
  const hasOptions = canExtend && scanner.peek() === '(';
  const selections = hasOptions ? selectionOptions(scanner, session) : new Map<string, ListSelection>();
  const reference = scanner.mailbox();
  scanner.space();
  const hasPatterns = canExtend && scanner.peek() === '(';
  const patterns = hasPatterns ? scanner.list(() => pattern(scanner)) : [pattern(scanner)];
  const hasReturn = canExtend && scanner.trySpace();
  const returns = hasReturn ? returnOptions(scanner, session) : new Map<string, ListReturn>();
  return {
    reference,
    patterns,
    selections,
    returns: new Map([...impliedBy(selections), ...returns]),
    extended: hasOptions || hasPatterns || hasReturn,
  };
}

/** The arguments of LSUB: those of the basic LIST (RFC 3501 section 6.3.9). */
export function parseLsub(scanner: Scanner): { readonly reference: string; readonly pattern: string | undefined } {
  scanner.space();
  const reference = scanner.mailbox();
  scanner.space();
  const given = pattern(scanner);
  return { reference, pattern: given };
}

/** A pattern that is valid by the grammar but stands for no name lists nothing (RFC 9051 section 6.3.9). */
function pattern(scanner: Scanner): string | undefined {
  try {
    return scanner.pattern();
  } catch (error) {
    if (error instanceof SyntaxFault || !(error instanceof Refusal)) throw error;
    return undefined;
  }
}

function selectionOptions(scanner: Scanner, session: ImapSession): ReadonlyMap<string, ListSelection> {
  const { behaviour, extensions } = session;
  const selections = new Map<string, ListSelection>();
  scanner.list(
    () => {
      const name = scanner.keyword();
      const known = extensions.listSelection(name);
      if (known !== undefined) selections.set(name, known);
      else if (!behaviour.has('imap.list.unknown-option-ignored')) throw new SyntaxFault(`Unknown option ${name}`);
    },
    { empty: true },
  );
  scanner.space();
  const kinds = new Set(Array.from(selections.values(), ({ kind }) => kind));
  if (kinds.has('modifier') && !kinds.has('base') && !behaviour.has('imap.list.recursivematch-alone')) {
    throw new SyntaxFault('RECURSIVEMATCH needs another option beside it');
  }
  return selections;
}

function returnOptions(scanner: Scanner, session: ImapSession): ReadonlyMap<string, ListReturn> {
  const returns = new Map<string, ListReturn>();
  scanner.word('RETURN');
  scanner.space();
  scanner.list(
    () => {
      const name = scanner.keyword();
      const parser = session.extensions.listReturn(name);
      if (parser === undefined) throw new SyntaxFault(`Unknown option ${name}`);
      returns.set(name, parser(scanner, session));
    },
    { empty: true },
  );
  return returns;
}

function* impliedBy(selections: ReadonlyMap<string, ListSelection>): Iterable<[string, ListReturn]> {
  for (const [name, { implies }] of selections) {
    if (implies !== undefined) yield [name, implies];
  }
}
