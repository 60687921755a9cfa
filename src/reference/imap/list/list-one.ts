import type { ImapSession } from '../contract.ts';
import { attributesFor } from './attributes.ts';
import { sendListResponse } from './response.ts';

/** Tells of one name, with the name that the client wrote where it is another: at SELECT, CREATE, RENAME (RFC 9051 section 6.3.9.7). */
export function listOne(session: ImapSession, name: string, given: string): void {
  const attributes = attributesFor(session, { returns: new Map(), extended: true });
  const listed = { name, folder: session.account.folder(name) };
  const oldName = given === name ? {} : { oldName: given };
  sendListResponse(session, { name, attributes: attributes(listed), ...oldName });
}
