import { command, type Extension, type ImapSession } from '../../contract.ts';
import { ok } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';

/** RFC 2971 section 3.3. */
const most = { pairs: 30, field: 30, value: 1024 };

const idCommand = command({
  name: 'ID',
  state: 'any',
  parse: (scanner, { behaviour, state }) => {
    if (state === 'not authenticated' && behaviour.has('imap.id.needs-login')) scanner.fail('a login');
    scanner.space();
    if (scanner.peek() === '(') readPairs(scanner);
    else if (behaviour.has('imap.id.nil-refused')) scanner.fail('(');
    else scanner.word('NIL');
  },
  run: (session) => {
    if (!session.behaviour.has('imap.id.no-response')) session.send(`ID ${fields(session)}`);
    return ok('Nice to meet you');
  },
});

function fields({ behaviour }: ImapSession): string {
  if (behaviour.has('imap.id.value-missing')) return '("name")';
  return behaviour.setting('imap.id-reply') === 'nil' ? 'NIL' : '("name" "mailspec")';
}

/** What the client says of itself is read and forgotten: nothing may depend on it (RFC 2971 section 1). */
function readPairs(scanner: Scanner): void {
  const names = new Set<string>();
  const pairs = scanner.list(
    () => {
      const field = scanner.string();
      scanner.space();
      const value = scanner.nstring();
      const name = field.toString('latin1').toLowerCase();
      if (field.length > most.field || (value?.length ?? 0) > most.value) scanner.fail('a shorter string');
      if (names.has(name)) scanner.fail('each field once');
      names.add(name);
    },
    { empty: true },
  );
  if (pairs.length > most.pairs) scanner.fail('fewer fields');
}

/** ID (RFC 2971). */
export const id: Extension = { name: 'id', capabilities: () => ['ID'], commands: [idCommand] };
