import type { SessionTrace } from '../run/case.ts';
import type { BaselineEntry, CheckResult, Mismatch } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import { pushCheck } from './write-looks.ts';

/** Something that a play has shown and that no correct server does. */
export interface Violation {
  /** Id of the rule, or `connection.…` for what became of a connection. Two with the same id are one finding. */
  readonly rule: string;
  readonly title: string;
  readonly requirement: string;
  readonly verdict: 'fail' | 'warn' | 'error';
  /** One sentence: what happened. */
  readonly message: string;
  readonly mismatches: readonly Mismatch[];
  /** Line of the suite file whose step showed it. */
  readonly line: number;
  /** The target's baseline lists it. */
  readonly known: boolean;
}

/** What the connection of a case can show: the case judges nothing else. */
const connectionTitles = {
  disconnect: 'The server ends no connection that it is not asked to end',
  timeout: 'Each command is answered in time',
  crash: 'The server goes on after what clients may send',
} as const;

const isConnectionKind = (kind: string): kind is keyof typeof connectionTitles => Object.hasOwn(connectionTitles, kind);

function isKnown({ known, verdict }: CheckResult): boolean {
  return known?.verdict === verdict;
}

function violationOf(check: CheckResult, rule: string, verdict: Violation['verdict'], title: string): Violation {
  const { requirement, message, mismatches, source } = check;
  return { rule, title, requirement, verdict, message, mismatches, line: source.line, known: isKnown(check) };
}

function ofRule(check: CheckResult): readonly Violation[] {
  const { verdict } = check;
  if (verdict !== 'fail' && verdict !== 'warn' && verdict !== 'error') return [];
  return [violationOf(check, check.id, verdict, check.title)];
}

/** What the look at pushes has shown: it is the only check of a case besides its connection. */
function ofPush(check: CheckResult): readonly Violation[] {
  const { verdict, title } = check;
  return verdict === 'warn' || verdict === 'fail' ? [violationOf(check, 'connection.push', 'warn', title)] : [];
}

/** The case itself has no expectations that could fail, so that only the connection, the set-up or the harness is left. */
function ofCase(check: CheckResult): readonly Violation[] {
  const { verdict, kind } = check;
  if (verdict === 'blocked')
    return [violationOf(check, 'connection.set-up', 'fail', 'Devices log in and open their mailboxes')];
  if (verdict === 'error') return [violationOf(check, 'harness.error', 'error', 'The harness plays every plan')];
  if (verdict !== 'fail' || kind === undefined || !isConnectionKind(kind)) return [];
  return [violationOf(check, `connection.${kind}`, 'fail', connectionTitles[kind])];
}

/** What the checks of a play show. Of what becomes of a connection the baseline knows by the name that it has here. */
export function violationsIn(
  checks: readonly CheckResult[],
  baseline: readonly Pick<BaselineEntry, 'check' | 'verdict'>[],
): readonly Violation[] {
  const listed = ({ rule, verdict }: Violation): boolean =>
    baseline.some((entry) => entry.check === rule && entry.verdict === verdict);
  const all = checks.flatMap((check) => {
    if (isRule(check)) return ofRule(check);
    const judgesPush = check.id.includes(`:${pushCheck}`) && (check.kind === 'mismatch' || check.kind === 'missing');
    return judgesPush ? ofPush(check) : ofCase(check);
  });
  return all.map((one) => (one.rule.startsWith('connection.') && listed(one) ? { ...one, known: true } : one));
}

/** Whether the server said BYE to a session that did not ask for it: RFC 2180 section 3.3 lets it end those of a mailbox that is gone. */
function saidGoodbye({ lines }: SessionTrace): boolean {
  const asked = lines.some(({ kind, text }) => kind === 'sent' && /^\S+ LOGOUT/i.test(text));
  return !asked && lines.some(({ kind, text }) => kind === 'received' && /^\* BYE/i.test(text));
}

const takesMailboxAway = ({ lines }: SessionTrace): boolean =>
  lines.some(({ kind, text }) => kind === 'sent' && /^\S+ (DELETE|RENAME) /i.test(text));

/** Without what a server may do to sessions whose mailbox was deleted or renamed by another. */
export function withoutGoodbyes(all: readonly Violation[], traces: readonly SessionTrace[]): readonly Violation[] {
  if (!traces.some(saidGoodbye) || !traces.some(takesMailboxAway)) return all;
  return all.filter(({ rule, mismatches: [first] }) => rule !== 'connection.disconnect' || first?.path.startsWith('('));
}

/** Whether a play hints at a server that is gone. */
export function mayBeGone({ rule }: Pick<Violation, 'rule'>): boolean {
  return rule === 'connection.crash' || rule === 'connection.set-up' || rule === 'connection.disconnect';
}
