import type { Data, ListData, ResponseCode, ResponseData } from '../../imap/data.ts';
import type { ImapExchange } from '../../driver/imap-command.ts';
import { type NumberRange, numberSetOf } from '../../imap/number-set.ts';
import { textOf } from '../../imap/text-of.ts';

/** What one FETCH response says of a message, as far as an app looks at it (RFC 9051 section 7.5.2). */
export interface Fetched {
  readonly number: number;
  readonly uid?: number;
  /** In small letters, for system flags have no case. */
  readonly flags?: ReadonlySet<string>;
  readonly header?: Buffer;
  readonly body?: Buffer;
}

/** The FETCH response, where it is one. */
export function fetchedOf(data: ResponseData): Fetched | undefined {
  if (data.kind !== 'data' || data.name !== 'FETCH' || data.number === undefined) return undefined;
  const [list] = data.data;
  if (list?.kind !== 'list') return undefined;
  const items = pairsOf(list).map(([key, value]) => itemOf(key, value));
  return items.reduce<Fetched>((all, item) => ({ ...all, ...item }), { number: Number(data.number) });
}

function pairsOf({ items }: ListData): readonly (readonly [Data, Data])[] {
  return items.flatMap((key, index) => {
    const value = items[index + 1];
    return index % 2 === 0 && value ? [[key, value] as const] : [];
  });
}

function itemOf(key: Data, value: Data): Partial<Fetched> {
  if (key.kind === 'item') return sectionOf(key.name, key.section, value);
  switch (textOf(key)?.toUpperCase()) {
    case 'UID':
      return value.kind === 'number' ? { uid: Number(value.value) } : {};
    case 'FLAGS':
      return value.kind === 'list' ? { flags: flagsIn(value) } : {};
    case undefined:
    default:
      return {};
  }
}

/** NIL stands for a message that is gone (RFC 2180 section 4.1.3): nothing came of it. */
function sectionOf(name: string, section: readonly Data[], value: Data): Partial<Fetched> {
  if (name !== 'BODY' || value.kind !== 'string') return {};
  if (section.length === 0) return { body: value.octets };
  return section.length === 1 && textOf(section[0])?.toUpperCase() === 'HEADER' ? { header: value.octets } : {};
}

function flagsIn({ items }: ListData): ReadonlySet<string> {
  return new Set(items.flatMap((item) => textOf(item)?.toLowerCase() ?? []));
}

/** What FETCH responses told of each message, in the order of its first one: a server may send several for a message. */
export function fetchedIn(exchange: ImapExchange): readonly Fetched[] {
  const all = new Map<string, Fetched>();
  for (const { imap } of exchange.responses) {
    const fetched = fetchedOf(imap.data);
    if (!fetched) continue;
    // Without a UID it is of a message that the number tells, at that moment only.
    const key = fetched.uid === undefined ? `number ${fetched.number}` : `UID ${fetched.uid}`;
    all.set(key, { ...all.get(key), ...fetched });
  }
  return [...all.values()];
}

/** The first response code of this name, in the tagged response or before it. */
export function codeIn(exchange: ImapExchange, name: string): ResponseCode | undefined {
  for (const { imap } of exchange.responses) {
    const { data } = imap;
    if ((data.kind === 'status' || data.kind === 'tagged') && data.code?.name === name) return data.code;
  }
  return undefined;
}

/** The number that a response code carries, such as `[UIDNEXT 5]`. */
export function numberIn(exchange: ImapExchange, name: string): bigint | undefined {
  const [data] = codeIn(exchange, name)?.args ?? [];
  return data?.kind === 'number' ? data.value : undefined;
}

/** What came as `* NAME data`, each response for itself. */
export function dataNamed(exchange: ImapExchange, name: string): readonly (readonly Data[])[] {
  return exchange.responses.flatMap(({ imap: { data } }) =>
    data.kind === 'data' && data.name === name ? [data.data] : [],
  );
}

/** The number of messages that EXISTS told last. */
export function existsIn(exchange: ImapExchange): number {
  const told = exchange.responses.flatMap(({ imap: { data } }) =>
    data.kind === 'data' && data.name === 'EXISTS' ? [Number(data.number ?? 0n)] : [],
  );
  return told.at(-1) ?? 0;
}

/** UIDs that a UID SEARCH found, whether SEARCH or ESEARCH told them (RFC 9051 section 7.3.4, RFC 3501 section 7.2.5). */
export function foundIn(exchange: ImapExchange): readonly NumberRange[] {
  const listed = dataNamed(exchange, 'SEARCH').flatMap((items) => items.flatMap((item) => numberSetOf(item) ?? []));
  const sets = dataNamed(exchange, 'ESEARCH').flatMap((items) => {
    const at = items.findIndex((item) => textOf(item)?.toUpperCase() === 'ALL');
    return (at < 0 ? undefined : numberSetOf(items[at + 1])) ?? [];
  });
  return [...listed, ...sets];
}

/** UIDs of a VANISHED response; `earlier`: of messages that the session has not seen (RFC 7162 section 3.2.10). */
export function vanishedOf(
  data: ResponseData,
): { readonly earlier: boolean; readonly uids: readonly NumberRange[] } | undefined {
  if (data.kind !== 'data' || data.name !== 'VANISHED') return undefined;
  return { earlier: data.data[0]?.kind === 'list', uids: numberSetOf(data.data.at(-1)) ?? [] };
}
