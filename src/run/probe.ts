import { dataNamed } from '../device/imap/values.ts';
import { DriverError } from '../driver/error.ts';
import type { ResponseEvent } from '../driver/event.ts';
import { imapCommand, pop3Command } from '../driver/login.ts';
import type { Session } from '../driver/session.ts';
import type { Data } from '../imap/data.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import { textOf } from '../imap/text-of.ts';
import type { CapabilityFacts } from '../result/result.ts';
import type { Account, Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { OpenOptions } from './open.ts';
import { openTo } from './open.ts';
import { takesKeywords } from './probe-keywords.ts';
import type { Tally } from './tally.ts';

export interface ProbeOptions {
  readonly target: Target;
  readonly account: Account;
  readonly timeoutScale: number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** Nothing may be selected: that takes `\Recent` away. */
  readonly readOnly: boolean;
}

async function imapCapabilities(session: Session, deadlineMs: number): Promise<readonly string[]> {
  const told = await dataOf(session, 'CAPABILITY', 'CAPABILITY', deadlineMs);
  return told.flat().flatMap((word) => textOf(word) ?? []);
}

/** What a probe found out: capabilities, and how mailboxes are named. */
export interface Probed {
  readonly capabilities: CapabilityFacts;
  readonly hierarchy: Hierarchy;
}

const stringOf = (data: Data | undefined): string | undefined =>
  data?.kind === 'string' ? data.octets.toString('latin1') : undefined;

/** Arguments of the untagged responses of one name. */
async function dataOf(
  session: Session,
  command: string,
  name: string,
  deadlineMs: number,
): Promise<readonly (readonly Data[])[]> {
  return dataNamed(await imapCommand(session, command, deadlineMs), name);
}

/** First personal namespace of NAMESPACE, else the delimiter of `LIST "" ""` and no prefix. */
async function hierarchyOf(session: Session, names: readonly string[], deadlineMs: number): Promise<Hierarchy> {
  if (names.some((name) => /^(NAMESPACE|IMAP4rev2)$/i.test(name))) {
    const [namespaces] = await dataOf(session, 'NAMESPACE', 'NAMESPACE', deadlineMs);
    const personal = namespaces?.[0];
    const first = personal?.kind === 'list' ? personal.items[0] : undefined;
    if (first?.kind === 'list')
      return { prefix: stringOf(first.items[0]) ?? '', delimiter: stringOf(first.items[1]) ?? '' };
  }
  const [listed] = await dataOf(session, 'LIST "" ""', 'LIST', deadlineMs);
  return { prefix: '', delimiter: stringOf(listed?.[1]) ?? '' };
}

/** A timestamp in the greeting announces APOP (RFC 1939 section 7). */
function apopAnnounced(greeting: ResponseEvent): boolean {
  return greeting.protocol === 'pop3' && /<[^<>\s]+@?[^<>\s]*>/.test(greeting.pop3.text);
}

interface Capa {
  readonly answered: boolean;
  readonly names: readonly string[];
}

async function capa(session: Session, deadlineMs: number): Promise<Capa> {
  const { status, reply } = await pop3Command(session, 'CAPA', 'multi-line', deadlineMs);
  return { answered: status === '+OK', names: (reply?.lines ?? []).map((line) => line.toString('latin1')) };
}

/** Without CAPA, the optional commands of RFC 1939 are found by trying them on the account. */
async function tried(session: Session, deadlineMs: number): Promise<readonly string[]> {
  const uidl = await pop3Command(session, 'UIDL', 'multi-line', deadlineMs);
  const top = await pop3Command(session, 'TOP 1 0', 'multi-line', deadlineMs);
  const known =
    top.status === '+OK' ||
    !/unknown|unrecogni[sz]ed|invalid command|not implemented|unimplemented/i.test(top.reply?.text ?? 'unknown');
  return [...(uidl.status === '+OK' ? ['UIDL'] : []), ...(known ? ['TOP'] : [])];
}

/** How a server keeps a second session out: with a word, without one, or by letting it wait for the lock. */
const lockedOut: ReadonlySet<DriverError['code']> = new Set(['protocol', 'closed', 'timeout']);

/** Whether a maildrop that a session holds is opened to another one: RFC 1939 section 4 allows both. */
async function letsASecondSessionIn(options: ProbeOptions, tls: TlsMode): Promise<boolean> {
  try {
    const { session } = await openTo({ ...openOptions(options, 'pop3', tls, 'authenticated'), name: 'probe second' });
    await session.close();
    return true;
  } catch (cause) {
    if (cause instanceof DriverError && lockedOut.has(cause.code)) return false;
    throw cause;
  }
}

function openOptions(
  options: ProbeOptions,
  protocol: 'imap' | 'pop3',
  tls: TlsMode,
  to: OpenOptions['to'],
): OpenOptions {
  return { ...options, protocol, tls, to, name: `probe ${protocol}` };
}

type ImapFacts = NonNullable<CapabilityFacts['imap']>;

async function probeImap(
  options: ProbeOptions,
  tls: TlsMode,
): Promise<{ readonly facts: ImapFacts; readonly hierarchy: Hierarchy }> {
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const { session: first } = await openTo(openOptions(options, 'imap', tls, 'connected'));
  await using outside = first;
  const before = await imapCapabilities(outside, deadlineMs);
  const { session: second } = await openTo(openOptions(options, 'imap', tls, 'authenticated'));
  await using inside = second;
  const after = await imapCapabilities(inside, deadlineMs);
  const hierarchy = await hierarchyOf(inside, after, deadlineMs);
  const keywords = !options.readOnly && (await takesKeywords(inside, deadlineMs)) ? ['KEYWORDS'] : [];
  const levels = hierarchy.delimiter === '' ? [] : ['HIERARCHY'];
  return { facts: { before, after: [...after, ...keywords, ...levels] }, hierarchy };
}

async function probePop3(options: ProbeOptions, tls: TlsMode): Promise<NonNullable<CapabilityFacts['pop3']>> {
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const { session: first, greeting } = await openTo(openOptions(options, 'pop3', tls, 'connected'));
  await using outside = first;
  const apop = apopAnnounced(greeting) ? ['APOP'] : [];
  const before = await capa(outside, deadlineMs);
  const { session: second } = await openTo(openOptions(options, 'pop3', tls, 'authenticated'));
  await using inside = second;
  const after = before.answered ? (await capa(inside, deadlineMs)).names : await tried(inside, deadlineMs);
  const shared = (await letsASecondSessionIn(options, tls)) ? ['SHARED-MAILDROP'] : [];
  // Without CAPA there is no STLS, so the login by USER has gone the way that a case goes.
  const ways = before.answered ? ['CAPA', ...before.names] : ['USER'];
  return {
    before: [...apop, ...ways],
    after: [...after, ...shared],
    capa: before.answered,
  };
}

/** A TLS mode in which the protocol can be reached at all. */
function reachable(target: Target, protocol: 'imap' | 'pop3', wanted: TlsMode): TlsMode | undefined {
  const kinds = target.endpoints().flatMap((end) => (end.protocol === protocol ? [end.tls] : []));
  if (kinds.length === 0) return undefined;
  if (wanted !== 'implicit') return kinds.includes('plain') ? wanted : 'implicit';
  return kinds.includes('implicit') ? wanted : 'none';
}

/** Asks a target what it can do, before and after login, on each protocol it speaks. Throws DriverError when it does not answer. */
export async function probeCapabilities(options: ProbeOptions, tls: TlsMode): Promise<Probed> {
  const imap = reachable(options.target, 'imap', tls === 'starttls' ? 'none' : tls);
  const pop3 = reachable(options.target, 'pop3', tls === 'starttls' ? 'none' : tls);
  const overImap = imap && (await probeImap(options, imap));
  const overPop3 = pop3 && (await probePop3(options, pop3));
  return {
    capabilities: { ...(overImap ? { imap: overImap.facts } : {}), ...(overPop3 ? { pop3: overPop3 } : {}) },
    hierarchy: overImap?.hierarchy ?? { prefix: '', delimiter: '' },
  };
}
