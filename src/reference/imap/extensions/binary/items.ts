import type { FetchItemParser, ImapSession } from '../../contract.ts';
import { bodyString } from '../../fetch/body-string.ts';
import { missingPart } from '../../fetch/missing-part.ts';
import type { Partial } from '../../fetch/partial.ts';
import { cut, originMark, tryPartial } from '../../fetch/partial.ts';
import { sectionName } from '../../fetch/section-name.ts';
import { parseBinarySection } from '../../fetch/section.ts';
import { joined, literal } from '../../output.ts';
import { decodedSection } from './decoded.ts';

/** BINARY[section]<partial> and BINARY.PEEK[section]<partial>: the partial is of the decoded octets. */
export const binaryItem: FetchItemParser = (scanner, { behaviour }, asked) => {
  const section = parseBinarySection(scanner);
  const partial = tryPartial(scanner);
  const name = `BINARY${sectionName(behaviour, section)}${origin(behaviour, partial)}`;
  return {
    name,
    setsSeen: asked === 'BINARY',
    ofExpunged: '""',
    render: (session, { octets }) => {
      const found = decodedSection(behaviour, octets, section.path);
      return found === undefined
        ? missingPart(session, name)
        : joined(`${name} `, binaryString(session, found, partial));
    },
  };
};

/** BINARY.SIZE[section]: as many octets as BINARY gives. */
export const binarySizeItem: FetchItemParser = (scanner, { behaviour }) => {
  const section = parseBinarySection(scanner);
  const name = `BINARY.SIZE${sectionName(behaviour, section)}`;
  return {
    name,
    ofExpunged: '0',
    render: (session, { octets }) => {
      const found = decodedSection(behaviour, octets, section.path);
      if (found === undefined) return missingPart(session, name, '0');
      const isWrong = found.decoded.length !== found.raw.length && behaviour.has('imap.binary.size-of-encoded');
      return `${name} ${String((isWrong ? found.raw : found.decoded).length)}`;
    },
  };
};

/** The grammar of RFC 9051 forgets the origin of its section 7.5.2 (errata 7246 and 8217): a server may do either. */
function origin(behaviour: ImapSession['behaviour'], partial: Partial | undefined): string {
  if (partial === undefined) return '';
  return behaviour.setting('imap.binary-origin') === 'sent' ? originMark(behaviour, partial) : '';
}

interface Found {
  readonly raw: Buffer;
  readonly decoded: Buffer;
}

/** A string, or with NUL a literal8, so that a client sees which it is (RFC 3516 section 4.3). */
function binaryString(session: ImapSession, { raw, decoded }: Found, partial: Partial | undefined): Buffer {
  const { behaviour } = session;
  const isWrong = partial !== undefined && !raw.equals(decoded) && behaviour.has('imap.binary.partial-of-encoded');
  const octets = cut(behaviour, isWrong ? raw : decoded, partial);
  if (!octets.includes(0)) return bodyString(session, octets);
  return literal(octets, !behaviour.has('imap.binary.nul-in-literal'));
}
