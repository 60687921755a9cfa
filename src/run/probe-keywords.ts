import { imapCommand } from '../driver/imap-command.ts';
import type { Session } from '../driver/session.ts';
import type { Data } from '../imap/value.ts';

/** Whether clients can make keywords in INBOX: PERMANENTFLAGS has `\*` then (RFC 9051 section 7.1). Selects INBOX. */
export async function takesKeywords(session: Session, deadlineMs: number): Promise<boolean> {
  const { responses } = await imapCommand(session, 'SELECT INBOX', deadlineMs);
  return responses.some(({ imap: { data } }) => {
    const code = data.kind === 'status' ? data.code : undefined;
    return code?.name === 'PERMANENTFLAGS' && code.args.some(hasStar);
  });
}

function hasStar(data: Data): boolean {
  return data.kind === 'list' ? data.items.some(hasStar) : 'text' in data && data.text === String.raw`\*`;
}
