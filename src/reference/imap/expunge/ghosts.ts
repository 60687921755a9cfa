import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { no, type Reply } from '../reply.ts';

/** Those of the messages that no other session has expunged. */
export function withoutGhosts({ view }: ImapSession, messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => !view.isGhost(message));
}

/** The answer to a command that could not be done for all of them (RFC 5530 section 3). */
export const someExpunged: Reply = no('Some of the messages are expunged', 'EXPUNGEISSUED');
