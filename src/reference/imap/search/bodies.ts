import type { Behaviour } from '../../behaviour.ts';
import type { Entity } from '../../mime/entity.ts';
import { entityOf } from '../../mime/parse.ts';
import { bodyText } from '../../mime/text.ts';
import { decodedBody } from '../../mime/transfer.ts';
import { fieldText } from './field-text.ts';
import type { Matcher } from './matching.ts';
import { textMatcher, wantedText } from './matching.ts';
import { rulesOut } from './ruled-out.ts';
import type { KeyParser, KeyTable } from './search-key.ts';
import { slow } from './search-key.ts';

/** What of a message is searched. */
interface Searched {
  readonly meets: Matcher;
  readonly behaviour: Behaviour;
}

function inHeader({ fields }: Entity, { meets, behaviour }: Searched): boolean {
  return fields.some((field) => meets(`${field.name}: ${fieldText(field, behaviour)}`));
}

/** What stands inside an entity: its parts, or the message in it. */
function inside(entity: Entity, behaviour: Behaviour): readonly Entity[] {
  if (entity.message !== undefined) {
    return behaviour.has('imap.search.forwarded-message-not-searched') ? [] : [entity.message];
  }
  const firstOnly = entity.parts.length > 1 && behaviour.has('imap.search.first-part-only');
  return firstOnly ? entity.parts.slice(0, 1) : entity.parts;
}

/** Text of a part that has no parts. Other types than TEXT and MESSAGE may be left out (RFC 9051 section 6.4.4). */
function leafText(entity: Entity, behaviour: Behaviour): string {
  const isText = entity.type === 'text' || entity.type === 'message';
  if (!isText && behaviour.setting('imap.search-other-types') === 'left-out') return '';
  if (entity.encoding !== '7bit' && behaviour.has('imap.search.body-not-decoded'))
    return entity.body.toString('latin1');
  return isText ? bodyText(entity, behaviour) : (decodedBody(entity, behaviour) ?? entity.body).toString('utf8');
}

/** The texts of a message: of its parts and of the messages in it, decoded; no header. */
function inBody(entity: Entity, searched: Searched): boolean {
  const { meets, behaviour } = searched;
  const within = inside(entity, behaviour);
  if (within.length > 0) return within.some((part) => inBody(part, searched));
  if (entity.type === 'multipart' || entity.message !== undefined) return false;
  return meets(leafText(entity, behaviour));
}

/** Headers of the parts and of the messages in a message. */
function inInnerHeaders(entity: Entity, searched: Searched): boolean {
  const within = inside(entity, searched.behaviour);
  return within.some((part) => inHeader(part, searched) || inInnerHeaders(part, searched));
}

const body: KeyParser = (reader) => {
  const wanted = wantedText(reader);
  const { behaviour } = reader.session;
  const searched: Searched = { meets: textMatcher(wanted, behaviour), behaviour };
  const isRuledOut = rulesOut(wanted);
  const alsoHeader = behaviour.has('imap.search.body-includes-header');
  return slow(({ message }) => {
    if (isRuledOut(message.octets)) return false;
    const entity = entityOf(message.octets);
    return (alsoHeader && inHeader(entity, searched)) || inBody(entity, searched);
  });
};

/** Header, MIME headers and body (RFC 9051 section 6.4.4). What is cheap is looked at first. */
const text: KeyParser = (reader) => {
  const wanted = wantedText(reader);
  const { behaviour } = reader.session;
  const searched: Searched = { meets: textMatcher(wanted, behaviour), behaviour };
  const isRuledOut = rulesOut(wanted);
  const notHeader = behaviour.has('imap.search.text-leaves-out-header');
  const notInner = behaviour.has('imap.search.text-leaves-out-mime-headers');
  return slow(({ message }) => {
    if (isRuledOut(message.octets)) return false;
    const entity = entityOf(message.octets);
    if (!notHeader && inHeader(entity, searched)) return true;
    return (!notInner && inInnerHeaders(entity, searched)) || inBody(entity, searched);
  });
};

/** Keys that look into the text (RFC 9051 section 6.4.4). */
export const bodyKeys: KeyTable = { BODY: body, TEXT: text };
