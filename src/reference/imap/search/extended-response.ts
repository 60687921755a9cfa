import type { ImapSession, Invocation, SearchFindings } from '../contract.ts';
import { addedData } from './findings.ts';
import type { ReturnOptions } from './return-options.ts';

const usualOrder = ['MIN', 'MAX', 'ALL', 'COUNT'];

export interface ExtendedOptions {
  readonly session: ImapSession;
  readonly invocation: Invocation;
  readonly findings: SearchFindings;
  readonly options: ReturnOptions;
}

/**
 * `ESEARCH (TAG "a1") UID MIN 2 COUNT 3`, also when nothing was found (RFC 9051 section 7.3.4). SAVE alone asks for no
 * response (section 6.4.4).
 */
export function extendedResponses(given: ExtendedOptions): readonly string[] {
  const { session, options } = given;
  const onlySaved = options.size === 1 && options.has('SAVE');
  if (onlySaved && !session.behaviour.has('imap.searchres.save-alone-is-answered')) return [];
  const head = headOf(given);
  const data = dataOf(given);
  const several = data.length > 1 && session.behaviour.has('imap.esearch.one-response-an-option');
  return several ? data.map((item) => `${head} ${item}`) : [[head, ...data].join(' ')];
}

function headOf({ session: { behaviour }, invocation: { tag, uid } }: ExtendedOptions): string {
  const correlator = behaviour.has('imap.esearch.no-tag') ? [] : [`(TAG "${tag}")`];
  const indicator = uid && !behaviour.has('imap.esearch.no-uid-indicator') ? ['UID'] : [];
  return ['ESEARCH', ...correlator, ...indicator].join(' ');
}

/** Items may come in any order (RFC 9051 section 7.3.4). */
function dataOf({ session, findings, options }: ExtendedOptions): readonly string[] {
  const names = [...options.keys()];
  if (session.behaviour.setting('imap.esearch-order') === 'usual')
    names.sort((a, b) => usualOrder.indexOf(a) - usualOrder.indexOf(b));
  const data = names.flatMap((name) => options.get(name)?.data?.(session, findings) ?? []);
  return [...data, ...addedData(session, findings)];
}
