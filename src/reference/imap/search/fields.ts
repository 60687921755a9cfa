import type { Behaviour } from '../../behaviour.ts';
import { entityOf } from '../../mime/parse.ts';
import { criterionText } from './charset.ts';
import { addressTexts, fieldTexts, specialAddressTexts } from './field-text.ts';
import type { Matcher } from './matching.ts';
import { matcher, subjectMatcher, wantedText } from './matching.ts';
import { rulesOutAddresses, rulesOutHeader } from './ruled-out.ts';
import type { KeyParser, KeyTable } from './search-key.ts';
import { slow } from './search-key.ts';

/** The field as it is written, or the addresses as ENVELOPE has them (RFC 9051 section 6.4.4). */
function addressed(field: string): KeyParser {
  return (reader) => {
    const { behaviour } = reader.session;
    const wanted = wantedText(reader);
    const meets = matcher(wanted, behaviour);
    const isRuledOut = rulesOutAddresses(wanted);
    const fields = searchedFields(field, behaviour);
    if (behaviour.has('imap.search.display-name-not-searched')) {
      return slow(({ message }) => {
        const texts = fields.flatMap((name) => addressTexts(entityOf(message.octets), name));
        return texts.some((text) => meets(text.slice(text.lastIndexOf('<'))));
      });
    }
    return slow(({ message }) => {
      if (isRuledOut(message.octets)) return false;
      const entity = entityOf(message.octets);
      return fields.some(
        (name) => fieldTexts(entity, name, behaviour).some(meets) || specialAddressTexts(entity, name).some(meets),
      );
    });
  };
}

function searchedFields(field: string, behaviour: Behaviour): readonly string[] {
  if (field === 'from' && behaviour.has('imap.search.from-finds-recipients')) return ['from', 'to', 'cc'];
  return field === 'cc' && behaviour.has('imap.search.cc-not-searched') ? [] : [field];
}

const subject: KeyParser = (reader) => {
  const { behaviour } = reader.session;
  const wanted = wantedText(reader);
  const meets = subjectMatcher(wanted, behaviour);
  const isRuledOut = rulesOutHeader(wanted);
  return slow(({ message: { octets } }) =>
    isRuledOut(octets) ? false : fieldTexts(entityOf(octets), 'subject', behaviour).some(meets),
  );
};

/** What an index of headers knows that is no more than ENVELOPE. */
const envelopeFields = [
  'date',
  'subject',
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'in-reply-to',
  'message-id',
];

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
  const isKnown = envelopeFields.includes(name.toLowerCase());
  if (!isKnown && behaviour.has('imap.search.header-of-envelope-only')) return slow(() => false);
  const exact = behaviour.has('imap.search.header-name-in-exact-case');
  const isRuledOut = rulesOutHeader(wanted);
  return slow(({ message }) => {
    if (isRuledOut(message.octets)) return false;
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
