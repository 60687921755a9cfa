import { sentDate } from '../../mime/date.ts';
import { entityOf } from '../../mime/parse.ts';
import type { Instant } from '../../store/store.ts';
import type { SearchSubject } from '../contract.ts';
import type { KeyParser, KeyReader, KeyTable, SearchKey } from './search-key.ts';
import { quick, slow } from './search-key.ts';

const dayMs = 86_400_000;

/** The day on the clock of its own zone, as UTC midnight: time and zone are disregarded (RFC 9051 section 6.4.4). */
export function dayOf({ epochMs, zoneMinutes }: Instant, inUtc = false): number {
  const local = inUtc ? epochMs : epochMs + zoneMinutes * 60_000;
  return Math.floor(local / dayMs) * dayMs;
}

type Comparison = (day: number, wanted: number) => boolean;

const before: Comparison = (day, wanted) => day < wanted;
const on: Comparison = (day, wanted) => day === wanted;
const since: Comparison = (day, wanted) => day >= wanted;

function beforeDay({ session: { behaviour } }: KeyReader): Comparison {
  return behaviour.has('imap.search.before-inclusive') ? (day, wanted) => day <= wanted : before;
}

function sinceDay({ session: { behaviour } }: KeyReader): Comparison {
  return behaviour.has('imap.search.since-exclusive') ? (day, wanted) => day > wanted : since;
}

function wantedDay({ scanner }: KeyReader): number {
  scanner.space();
  return scanner.date();
}

function arrived(compare: (reader: KeyReader) => Comparison): KeyParser {
  return (reader) => {
    const wanted = wantedDay(reader);
    const meets = compare(reader);
    return quick(({ message }) => meets(dayOf(message.internalDate), wanted));
  };
}

function sent(compare: (reader: KeyReader) => Comparison): KeyParser {
  return (reader) => {
    const wanted = wantedDay(reader);
    const meets = compare(reader);
    const { behaviour } = reader.session;
    if (behaviour.has('imap.search.sent-date-is-internal-date')) return byArrival(meets, wanted);
    const inUtc = behaviour.has('imap.search.sent-date-in-utc');
    return slow((subject) => {
      const date = sentDate(entityOf(subject.message.octets));
      return date !== undefined && meets(dayOf(date, inUtc), wanted);
    });
  };
}

function byArrival(meets: Comparison, wanted: number): SearchKey {
  return quick(({ message }: SearchSubject) => meets(dayOf(message.internalDate), wanted));
}

/** Keys that look at the date of arrival and at the Date field (RFC 9051 section 6.4.4). */
export const dateKeys: KeyTable = {
  BEFORE: arrived(beforeDay),
  ON: arrived(() => on),
  SINCE: arrived(sinceDay),
  SENTBEFORE: sent(beforeDay),
  SENTON: sent(() => on),
  SENTSINCE: sent(sinceDay),
};
