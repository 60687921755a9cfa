import type { ResponseData } from '../imap/data.ts';
import type { GrammarFault } from '../wire/tree.ts';
import { printReply } from './compare-pop3.ts';
import type { ImapSeen, Pop3Seen, Seen } from './input.ts';
import { messageOf } from './message.ts';
import type { FetchPart, FetchResponse, Message } from './message.ts';
import { shorten, showResponse } from './print.ts';

/** A response with its place among those of the step. */
interface Indexed<T> {
  readonly index: number;
  readonly seen: T;
}

/** What came in a step, sorted for matching. */
export interface Evidence {
  readonly responses: readonly Seen[];
  readonly imap: readonly Indexed<ImapSeen>[];
  readonly pop3: readonly Indexed<Pop3Seen>[];
  readonly closed: readonly number[];
  /** Well-formed FETCH responses by message, for each name; a new numbering begins at each EXPUNGE or VANISHED. */
  readonly messages: ReadonlyMap<string, MessageIndex>;
  /** FETCH responses that break the grammar. */
  readonly brokenFetches: readonly (FetchPart & { readonly faults: readonly GrammarFault[] })[];
}

/** The messages that were spoken of. */
interface MessageIndex {
  readonly all: readonly Message[];
  readonly byNumber: ReadonlyMap<bigint, readonly Message[]>;
}

export const isFetch = (data: ResponseData): data is FetchResponse =>
  data.kind === 'data' && (data.name === 'FETCH' || data.name === 'UIDFETCH');

/** Whether message numbers mean other messages from here on (RFC 9051 section 7.5.1, RFC 7162 section 3.2.10). */
function renumbers(data: ResponseData): boolean {
  if (data.kind !== 'data') return false;
  return data.name === 'EXPUNGE' || (data.name === 'VANISHED' && data.data[0]?.kind !== 'list');
}

/** Parts of one message, by a key that tells the numberings apart. UIDs outlive them. */
function partsByMessage(imap: readonly Indexed<ImapSeen>[]): ReadonlyMap<string, readonly FetchPart[]> {
  const groups = new Map<string, FetchPart[]>();
  let numbering = 0;
  for (const { index, seen } of imap) {
    const { data } = seen;
    if (renumbers(data)) numbering++;
    if (!isFetch(data) || data.number === undefined || seen.faults.length > 0) continue;
    const key = `${data.name} ${data.number.toString()} ${String(data.name === 'FETCH' ? numbering : 0)}`;
    const group = groups.get(key);
    if (group) group.push({ index, data });
    else groups.set(key, [{ index, data }]);
  }
  return groups;
}

function indexMessages(imap: readonly Indexed<ImapSeen>[]): ReadonlyMap<string, MessageIndex> {
  const byName = new Map<string, { readonly all: Message[]; readonly byNumber: Map<bigint, Message[]> }>();
  for (const parts of partsByMessage(imap).values()) {
    const [first] = parts;
    if (first?.data.number === undefined) continue;
    const message = messageOf(first.data.number, parts);
    const own = byName.get(first.data.name) ?? { all: [], byNumber: new Map<bigint, Message[]>() };
    byName.set(first.data.name, own);
    own.all.push(message);
    own.byNumber.set(message.number, [...(own.byNumber.get(message.number) ?? []), message]);
  }
  return byName;
}

function broken(imap: readonly Indexed<ImapSeen>[]): Evidence['brokenFetches'] {
  return imap.flatMap(({ index, seen: { data, faults } }) =>
    faults.length > 0 && isFetch(data) && data.number !== undefined ? [{ index, data, faults }] : [],
  );
}

/** Sorts what came in a step. */
export function sortEvidence(responses: readonly Seen[]): Evidence {
  const imap = responses.flatMap((one, index) => (one.kind === 'imap' ? [{ index, seen: one.imap }] : []));
  const pop3 = responses.flatMap((one, index) => (one.kind === 'pop3' ? [{ index, seen: one.pop3 }] : []));
  const closed = responses.flatMap((one, index) => (one.kind === 'event' ? [index] : []));
  return { responses, imap, pop3, closed, messages: indexMessages(imap), brokenFetches: broken(imap) };
}

/** What a response is, in two or three words. */
function headOf(seen: Seen): string | undefined {
  if (seen.kind === 'event') return '(closed)';
  if (seen.kind === 'pop3') return printReply(seen.pop3);
  const { data } = seen.imap;
  if (data.kind === 'data') return data.number === undefined ? data.name : `${data.number.toString()} ${data.name}`;
  if (data.kind === 'status') return data.code ? `${data.status} [${data.code.name}]` : data.status;
  return data.kind === 'tagged' ? undefined : showResponse(data);
}

/** Heads named in a message. */
const maxHeads = 8;

/** What came instead of something that did not. */
export function describeAll(evidence: Evidence): string {
  const heads = [...new Set(evidence.responses.map(headOf).filter((head) => head !== undefined))];
  if (heads.length === 0) return 'nothing';
  const more = heads.length > maxHeads ? `, and ${String(heads.length - maxHeads)} more` : '';
  return shorten(`only ${heads.slice(0, maxHeads).join(', ')}${more}`);
}
