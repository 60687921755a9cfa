import { entityOf } from '../../mime/parse.ts';
import type { FetchItem, FetchItemParser, ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { bodyStructure } from './body-structure.ts';
import { bodySection, rfc822Section } from './body-section.ts';
import { dateTime } from './date-time.ts';
import { envelope } from './envelope.ts';
import { flagsItem } from './flags.ts';
import { joined } from '../output.ts';

/** What stands for a structure that is gone: an empty text (RFC 2180 section 4.1.3). */
const emptyStructure = '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 0 0)';

const flags: FetchItem = { name: 'FLAGS', ofExpunged: '()', render: flagsItem };

const uid: FetchItem = {
  name: 'UID',
  render: (_, message) => `UID ${String(message.uid)}`,
};

const internalDate: FetchItem = {
  name: 'INTERNALDATE',
  // RFC 2180 prints day 0 of month 0, which is no date of the grammar.
  ofExpunged: '"01-Jan-1970 00:00:00 +0000"',
  render: ({ behaviour }, { internalDate: instant }) => `INTERNALDATE ${dateTime(behaviour, instant)}`,
};

const size: FetchItem = {
  name: 'RFC822.SIZE',
  ofExpunged: '0',
  render: ({ behaviour }, { octets }) => {
    const isWrong = octets.includes('\r\n') && behaviour.has('imap.fetch.size-without-cr');
    return `RFC822.SIZE ${String(isWrong ? octets.filter((octet) => octet !== 0x0d).length : octets.length)}`;
  },
};

const envelopeItem: FetchItem = {
  name: 'ENVELOPE',
  ofExpunged: '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)',
  render: ({ behaviour, utf8 }, { octets }) => joined('ENVELOPE ', envelope(entityOf(octets), { behaviour, utf8 })),
};

function structure(name: 'BODY' | 'BODYSTRUCTURE'): FetchItem {
  const extended = name === 'BODYSTRUCTURE';
  return {
    name,
    ofExpunged: emptyStructure,
    render: ({ behaviour, utf8 }, { octets }) =>
      joined(`${name} `, bodyStructure(entityOf(octets), { behaviour, extended, utf8 })),
  };
}

function plain(item: FetchItem): FetchItemParser {
  return () => item;
}

const body: FetchItemParser = (scanner, session) =>
  scanner.peek() === '[' ? bodySection(scanner, session, true) : structure('BODY');

/** The items of RFC 9051 section 6.4.5, and those that RFC 3501 section 6.4.5 has beside them. */
const baseItems: Readonly<Record<string, FetchItemParser>> = {
  FLAGS: plain(flags),
  UID: plain(uid),
  INTERNALDATE: plain(internalDate),
  'RFC822.SIZE': plain(size),
  ENVELOPE: plain(envelopeItem),
  BODYSTRUCTURE: plain(structure('BODYSTRUCTURE')),
  BODY: body,
  'BODY.PEEK': (scanner, session) => bodySection(scanner, session, false),
  RFC822: rfc822Section,
  'RFC822.HEADER': rfc822Section,
  'RFC822.TEXT': rfc822Section,
};

/** Reads what belongs to an item after its name, and gives the item. */
export function itemNamed(scanner: Scanner, session: ImapSession, name: string): FetchItem {
  const parser = Object.hasOwn(baseItems, name) ? baseItems[name] : session.extensions.fetchItem(name);
  if (parser === undefined) throw new SyntaxFault(`There is no item ${name}`);
  return parser(scanner, session, name);
}
