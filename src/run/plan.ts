import type { CapabilityFacts } from '../result/result.ts';
import type { Case, Need, OperatorAct } from '../script/model.ts';
import type { Target } from '../targets/target.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { RunOptions } from './options.ts';

/** A case that will not run, and why, as a verdict and a sentence. */
export interface Settled {
  readonly verdict: 'not-applicable' | 'excluded';
  readonly reason: string;
}

const isRev2 = (name: string): boolean => name.toUpperCase() === 'IMAP4REV2';

/** What concerns the way in counts as it was announced before login (RFC 9051 sections 6.1.1, 6.2.3; RFC 2595 section 4). */
const waysIn = /^(LOGINDISABLED|STARTTLS|STLS|SASL-IR|AUTH=.*)$/;

/**
 * POP3 without TLS: what takes passwords may be announced under TLS only (RFC 2595 section 2.3), and the login behind which
 * the other list was asked for may have gone there. A case under TLS counts both lists.
 */
const clearWaysIn = /^(USER|SASL( .*)?)$/;

/** Capability names as announced, before login or after it, upper case. */
function announced(facts: CapabilityFacts, protocol: 'imap' | 'pop3', tls: TlsMode): ReadonlySet<string> {
  const { before = [], after = [] } = facts[protocol] ?? {};
  const isWayIn = (name: string): boolean =>
    waysIn.test(name) || (protocol === 'pop3' && tls === 'none' && clearWaysIn.test(name));
  const later = after.map((name) => name.toUpperCase()).filter((name) => !isWayIn(name));
  return new Set([...before.map((name) => name.toUpperCase()), ...later]);
}

function needMissing(need: Need, facts: CapabilityFacts, tls: TlsMode): boolean {
  const names = announced(facts, need.protocol, tls);
  const has = (wanted: string): boolean => {
    const [first, ...rest] = wanted.toUpperCase().split(' ');
    if (need.protocol === 'imap') return names.has(wanted.toUpperCase());
    return [...names].some((name) => {
      const [word, ...values] = name.split(' ');
      return word === first && rest.every((value) => values.includes(value));
    });
  };
  return need.anyOf.some(has) === (need.absent === true);
}

function operatorMissing(act: OperatorAct, target: Target): boolean {
  return target[act] === undefined;
}

/** The TLS mode a case runs in. */
export function tlsOf(one: Case, options: Pick<RunOptions, 'tls'>): TlsMode {
  return one.tls ?? options.tls;
}

function tlsMissing(one: Case, target: Target, facts: CapabilityFacts, tls: TlsMode): string | undefined {
  for (const protocol of new Set(one.devices.map((device) => device.protocol))) {
    const wanted = tls === 'implicit' ? 'implicit' : 'plain';
    const offers = target.endpoints().some((end) => end.protocol === protocol && end.tls === wanted);
    if (!offers) return `the target has no ${protocol.toUpperCase()} port of the kind that TLS mode ${tls} needs`;
    const word = protocol === 'imap' ? 'STARTTLS' : 'STLS';
    if (tls === 'starttls' && !announced(facts, protocol, tls).has(word)) return `${word} is not announced`;
  }
  return undefined;
}

function capabilitiesMissing(one: Case, facts: CapabilityFacts, tls: TlsMode): string | undefined {
  const imap = announced(facts, 'imap', tls);
  if (one.revision === 'rev2' && ![...imap].some(isRev2)) return 'IMAP4rev2 is not announced';
  if (one.revision === 'rev1' && !imap.has('IMAP4REV1')) return 'IMAP4rev1 is not announced';
  const missing = one.needs.find((need) => needMissing(need, facts, tls));
  if (!missing) return undefined;
  const names = `${missing.anyOf.join(' or ')} (${missing.protocol.toUpperCase()})`;
  return missing.absent ? `${names} is announced` : `${names} is not announced`;
}

function seedingMissing(one: Case, target: Target, facts: CapabilityFacts): string | undefined {
  const mailboxes = one.bodies.flatMap((body) => body.mailboxes);
  if (facts.imap !== undefined || mailboxes.length === 0) return undefined;
  if (mailboxes.some((box) => box.name.toUpperCase() !== 'INBOX')) return 'the starting mailboxes need IMAP';
  if (mailboxes.some((box) => box.messages.some((seed) => seed.flags.length > 0 || seed.date !== undefined)))
    return 'flags and dates of the starting mailbox need IMAP';
  const seeds = mailboxes.some((box) => box.messages.length > 0);
  return seeds && !target.deliver ? 'mail can be put there neither by IMAP nor by delivery from outside' : undefined;
}

/** Decides before anything is sent whether a case can say something about this target; undefined means that it runs. */
export function settle(
  one: Case,
  target: Target,
  facts: CapabilityFacts,
  options: Pick<RunOptions, 'tls' | 'readOnly'>,
): Settled | undefined {
  const absent = one.devices.find((device) => facts[device.protocol] === undefined);
  if (absent)
    return { verdict: 'not-applicable', reason: `the target does not speak ${absent.protocol.toUpperCase()}` };
  const tls = tlsOf(one, options);
  const missing =
    tlsMissing(one, target, facts, tls) ?? capabilitiesMissing(one, facts, tls) ?? seedingMissing(one, target, facts);
  if (missing !== undefined) return { verdict: 'not-applicable', reason: missing };
  const act = one.operator.find((wanted) => operatorMissing(wanted, target));
  if (act !== undefined) return { verdict: 'excluded', reason: `this target offers no way to ${act}` };
  const seeded = one.bodies.some((body) => body.mailboxes.length > 0);
  if (options.readOnly && (!one.readOnly || seeded))
    return { verdict: 'excluded', reason: 'it changes the account, and --read-only was given' };
  return undefined;
}

/** What the operator does to the server itself concerns every session of the target: such a case runs while no other does. */
export function isDisruptive(one: Case): boolean {
  return one.operator.some((act) => act !== 'deliver');
}
