import type { MessageModifier } from '../../contract.ts';
import { SyntaxFault } from '../../reply.ts';
import { checkEnabled } from './select-parameter.ts';
import { covers } from './uid-ranges.ts';
import { isUnasked, sendVanishedEarlier } from './vanished.ts';

/** `UID FETCH set items (CHANGEDSINCE n VANISHED)` (RFC 7162 section 3.2.6). */
export const vanishedModifier: MessageModifier = {
  parse: (_scanner, session, { uid }) => {
    checkEnabled(session);
    if (!uid && !session.behaviour.has('imap.qresync.vanished-modifier-of-fetch')) {
      throw new SyntaxFault('VANISHED is for UID FETCH');
    }
    return undefined;
  },
  before: ({ session, set, modifiers }) => {
    const isAlone = !modifiers.has('CHANGEDSINCE');
    if (isAlone && !session.behaviour.has('imap.qresync.vanished-without-changedsince')) {
      throw new SyntaxFault('VANISHED needs CHANGEDSINCE');
    }
    if (set === 'saved') return;
    const highest = session.view.mailbox.uidNext - 1;
    const modseq = modifiers.get('CHANGEDSINCE');
    sendVanishedEarlier(session, {
      modseq: typeof modseq === 'number' ? modseq : 0,
      asked: (uid) => covers(set, uid, highest) || isUnasked(session),
    });
  },
};
