import { decide } from '../../judge.ts';
import type { MaildropMirror } from '../maildrop.ts';
import type { Pop3Moment } from '../moment.ts';

/**
 * Capabilities that their RFCs announce in both states (RFC 2449 section 6, RFC 3206 section 6, RFC 5034 section 3,
 * RFC 6856 sections 2 and 3). STLS is for the AUTHORIZATION state only, and of others we know nothing.
 */
const inBothStates: readonly string[] = [
  'TOP',
  'USER',
  'SASL',
  'RESP-CODES',
  'LOGIN-DELAY',
  'PIPELINING',
  'EXPIRE',
  'UIDL',
  'AUTH-RESP-CODE',
  'UTF8',
  'LANG',
];

/** What is announced before the login, by whichever session, is announced after it. */
export function judgeAnnounced(
  { mirror, judge }: Pop3Moment,
  names: ReadonlySet<string>,
  maildrop: MaildropMirror,
): void {
  if (mirror.state === 'authorization') {
    maildrop.announced(mirror.secured, names);
    return;
  }
  const before = maildrop.announced(mirror.secured);
  if (!before) return;
  const gone = inBothStates.find((name) => before.has(name) && !names.has(name));
  decide(judge, 'rule.pop3.capabilities', gone === undefined, () => ({
    path: 'CAPA after the login',
    wanted: `${String(gone)}, as before the login`,
    got: `no ${String(gone)}`,
  }));
}
