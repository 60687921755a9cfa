import { entityOf } from '../../mime/parse.ts';
import type { Message } from '../../store/store.ts';
import type { FetchItem, FetchItemParser, ImapSession } from '../contract.ts';
import type { Piece } from '../output.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { bodyString } from './body-string.ts';
import { missingPart } from './missing-part.ts';
import type { Partial } from './partial.ts';
import { cut, originMark, tryPartial } from './partial.ts';
import { named, sectionName } from './section-name.ts';
import { sectionOctets } from './section-octets.ts';
import type { Section } from './section.ts';
import { parseSection } from './section.ts';

interface AskedSection {
  readonly name: string;
  readonly section: Section;
  readonly partial: Partial | undefined;
  readonly setsSeen: boolean;
}

/** BODY[section]<partial>, and BODY.PEEK which does not set `\Seen` (RFC 9051 section 6.4.5). */
export function bodySection(scanner: Scanner, { behaviour }: ImapSession, setsSeen: boolean): FetchItem {
  const section = parseSection(scanner);
  const partial = tryPartial(scanner);
  const name = `BODY${sectionName(behaviour, section)}${originMark(behaviour, partial)}`;
  return sectionItem({ name, section, partial, setsSeen });
}

function sectionItem(asked: AskedSection): FetchItem {
  const { name, setsSeen } = asked;
  return { name, setsSeen, ofExpunged: '""', render: (session, message) => rendered(session, message, asked) };
}

function rendered(
  session: ImapSession,
  { octets }: Message,
  { name, section, partial }: AskedSection,
): Piece | undefined {
  const { behaviour } = session;
  const found = sectionOctets(behaviour, entityOf(octets), octets, section);
  if (found !== undefined) return named(name, bodyString(session, cut(behaviour, found, partial)));
  const isWhole = behaviour.has('imap.fetch.missing-part-is-whole');
  return isWhole ? named(name, bodyString(session, octets)) : missingPart(session, name);
}

const rfc822Texts = { RFC822: undefined, 'RFC822.HEADER': 'HEADER', 'RFC822.TEXT': 'TEXT' } as const;

function isRfc822(name: string): name is keyof typeof rfc822Texts {
  return Object.hasOwn(rfc822Texts, name);
}

/** RFC822, RFC822.HEADER and RFC822.TEXT (RFC 3501 section 6.4.5), which IMAP4rev2 does not have (RFC 9051 appendix E). */
export const rfc822Section: FetchItemParser = (_, session, name) => {
  const { behaviour } = session;
  if (!isRfc822(name) || !hasRfc822(session)) throw new SyntaxFault(`IMAP4rev2 has no item ${name}`);
  const setsSeen = name !== 'RFC822.HEADER' || behaviour.has('imap.fetch.rfc822-header-sets-seen');
  return sectionItem({
    name,
    section: { path: [], text: rfc822Texts[name], fields: [] },
    partial: undefined,
    setsSeen,
  });
};

function hasRfc822({ behaviour, extensions, rev2 }: ImapSession): boolean {
  if (!extensions.has('rev1')) return false;
  return !rev2 || behaviour.setting('imap.rfc822-in-rev2') === 'answered';
}
