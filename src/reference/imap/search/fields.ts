import { entityOf } from '../../mime/parse.ts';
import { criterionText } from './charset.ts';
import { addressTexts, fieldTexts } from './field-text.ts';
import type { Matcher } from './matching.ts';
import { matcher, wantedText } from './matching.ts';
import type { KeyParser, KeyTable } from './search-key.ts';
import { slow } from './search-key.ts';

/** The field as it is written, or the addresses as ENVELOPE has them (RFC 9051 section 6.4.4). */
function addressed(field: string): KeyParser {
  return (reader) => {
    const meets = wantedText(reader);
    const { behaviour } = reader.session;
    const onlyAddress = behaviour.has('imap.search.display-name-not-searched');
    return slow(({ message }) => {
      const entity = entityOf(message.octets);
      const parsed = addressTexts(entity, field);
      if (onlyAddress) return parsed.some((text) => meets(text.slice(text.lastIndexOf('<'))));
      return fieldTexts(entity, field, behaviour).some(meets) || parsed.some(meets);
    });
  };
}

const subject: KeyParser = (reader) => {
  const meets = wantedText(reader);
  const { behaviour } = reader.session;
  return slow(({ message }) => fieldTexts(entityOf(message.octets), 'subject', behaviour).some(meets));
};

/** A field of any name, of the message only: not of its parts. The empty string is in every field (RFC 9051 section 6.4.4). */
const header: KeyParser = (reader) => {
  const { scanner, session, charset } = reader;
  scanner.space();
  const name = scanner.astring().toString('latin1');
  scanner.space();
  const wanted = criterionText(scanner.astring(), charset, session);
  const { behaviour } = session;
  if (wanted === '' && behaviour.has('imap.search.header-empty-finds-nothing')) return slow(() => false);
  const meets = behaviour.has('imap.search.header-whole-value') ? wholly(wanted) : matcher(wanted, behaviour);
  const exact = behaviour.has('imap.search.header-name-in-exact-case');
  return slow(({ message }) => {
    const entity = entityOf(message.octets);
    if (exact && !entity.fields.some((field) => field.name === name)) return false;
    return fieldTexts(entity, name, behaviour).some(meets);
  });
};

function wholly(wanted: string): Matcher {
  return (text) => wanted === '' || text.trim().toLowerCase() === wanted.toLowerCase();
}

/** Keys that look at fields of the header (RFC 9051 section 6.4.4). */
export const fieldKeys: KeyTable = {
  FROM: addressed('from'),
  TO: addressed('to'),
  CC: addressed('cc'),
  BCC: addressed('bcc'),
  SUBJECT: subject,
  HEADER: header,
};
