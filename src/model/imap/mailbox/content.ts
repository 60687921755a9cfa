import type { Data } from '../../../imap/value.ts';
import { decide } from '../../judge.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapMoment } from '../moment.ts';
import { speaksUtf8 } from './mailbox-mirrors.ts';
import type { MessageFacts, StaticFact } from './message-facts.ts';
import { isUpToDate, lastRemoval, pairsOf, pathOf, type Place } from './place.ts';
import { staticItem, type StaticItem, type StaticValue } from './static-value.ts';

/** Values that a server may make up for a message that is gone (RFC 2180 section 4.1.3). */
const madeUp: ReadonlySet<string> = new Set(['INTERNALDATE', 'BODY', 'BODYSTRUCTURE', 'RFC822.SIZE']);

/** What never changes of a message: compared with all that any session was told of it. */
export function judgeContent(moment: ImapMoment, place: Place, uid: number, items: readonly Data[]): void {
  for (const [name, value] of pairsOf(items)) {
    if (isMoving(name)) continue;
    const item = staticItem(name, value);
    if (item && !mayBeOfGhost(moment, place, item) && !mayBePart(moment, item)) judgeItem(moment, place, uid, item);
  }
}

/** The items that every other FETCH is about, and that do change. */
function isMoving(name: Data): boolean {
  return name.kind === 'atom' && (name.text === 'UID' || name.text === 'FLAGS' || name.text === 'MODSEQ');
}

function mayBeOfGhost(moment: ImapMoment, { notes }: Place, item: StaticItem): boolean {
  if (lastRemoval(moment) === 0) return false;
  return item.empty || (madeUp.has(item.name) && !isUpToDate(moment, notes));
}

/** A part of a BINARY text may come without its origin (RFC 9051 sections 7.5.2 and 9, errata 7246 and 8217). */
function mayBePart({ inFlight }: ImapMoment, { name }: StaticItem): boolean {
  return name.startsWith('BINARY[') && inFlight.some(({ args }) => asksForPart(args));
}

function asksForPart(args: readonly Data[]): boolean {
  return args.some((arg) =>
    arg.kind === 'list'
      ? asksForPart(arg.items)
      : arg.kind === 'item' && arg.name.startsWith('BINARY') && arg.origin !== undefined,
  );
}

function judgeItem(moment: ImapMoment, place: Place, uid: number, item: StaticItem): void {
  const message = place.mailbox.message(uid);
  // A server shows headers otherwise to clients that take UTF-8 (RFC 6855 section 3, RFC 6857).
  const key = speaksUtf8(moment.mirror) ? `UTF-8 ${item.name}` : item.name;
  const known = message.static(key);
  const compared = known ?? message.original?.static(key);
  if (compared) compare(moment, known ? ruleOf(item.name, known) : copyRule(item.name), { compared, item, place, uid });
  if (known?.value !== item.value || known.from !== 'message') message.tell(key, item);
  judgeSize(moment, place, uid, { message, item });
}

interface Comparison {
  readonly compared: StaticFact;
  readonly item: StaticItem;
  readonly place: Place;
  readonly uid: number;
}

function compare({ judge }: ImapMoment, rule: RuleId, { compared, item, place, uid }: Comparison): void {
  decide(judge, rule, compared.value === item.value, () => ({
    path: `${pathOf(place, uid)} / ${item.name}`,
    wanted: show(item.name, compared.value),
    got: show(item.name, item.value),
  }));
}

function ruleOf(name: string, { from }: StaticFact): RuleId {
  if (from === 'message') return 'rule.imap.message-never-changes';
  return name === 'INTERNALDATE' ? 'rule.imap.append-keeps-date' : 'rule.imap.appended-octets-are-kept';
}

function copyRule(name: string): RuleId {
  return name === 'INTERNALDATE' ? 'rule.imap.copy-keeps-date' : 'rule.imap.copy-is-equal';
}

/** Size and octets, each as some session was told it of the message itself. */
function judgeSize(
  { judge, mirror }: ImapMoment,
  place: Place,
  uid: number,
  { message, item }: { readonly message: MessageFacts; readonly item: StaticItem },
): void {
  if ((item.name !== 'RFC822.SIZE' && item.name !== 'BODY[]') || speaksUtf8(mirror)) return;
  const size = message.static('RFC822.SIZE');
  const body = message.static('BODY[]');
  if (size?.from !== 'message' || body?.from !== 'message' || body.octets === undefined) return;
  decide(judge, 'rule.imap.size-is-of-body', size.value === body.octets, () => ({
    path: `${pathOf(place, uid)} / RFC822.SIZE`,
    wanted: `${body.octets ?? 0} as BODY[] has`,
    got: String(size.value),
  }));
}

/** Characters of a value that a report shows. */
const shown = 80;

function show(name: string, value: StaticValue): string {
  if (name === 'INTERNALDATE') return new Date(Number(value)).toISOString();
  return typeof value === 'number' ? String(value) : JSON.stringify(value.slice(0, shown));
}
