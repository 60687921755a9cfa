import type { ResponseData } from '../imap/data.ts';
import type { Mismatch } from '../result/result.ts';
import { escapeOctets } from '../wire/escape.ts';
import { isFetch } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { Pattern } from './pattern.ts';
import { shorten, showResponse } from './print.ts';
import { keyOfUse } from './state.ts';
import type { Use } from './state.ts';

const maxReported = 5;

/** Kinds of responses, as `exactly` means them: a name, or a status with its code. */
function kindsOf(data: ResponseData): readonly string[] {
  if (data.kind === 'data') return data.name === 'SEARCH' ? ['SEARCH', 'ESEARCH'] : [data.name];
  if (data.kind === 'continuation') return ['+'];
  if (data.kind !== 'status') return [];
  return data.code ? [data.status, `${data.status} [${data.code.name}]`] : [data.status];
}

/** A pattern of a status with a code speaks of that code alone. */
function listedKinds(pattern: Pattern): readonly string[] {
  if (pattern.protocol !== 'imap') return [];
  const { response } = pattern;
  return response.kind === 'status' && response.code ? kindsOf(response).slice(1) : kindsOf(response);
}

/** Other FETCH responses of a message that was listed only add to what was said of it. */
function ofListedMessages(evidence: Evidence, uses: readonly Use[]): ReadonlySet<number> {
  const used = new Set(uses.map(({ response }) => response));
  const messages = [...evidence.messages.values()].flatMap(({ all }) => all);
  const listed = messages.filter(({ parts }) => parts.some(({ index }) => used.has(index)));
  return new Set(listed.flatMap(({ parts }) => parts.map(({ index }) => index)));
}

function extraResponses(evidence: Evidence, patterns: readonly Pattern[], uses: readonly Use[]): readonly string[] {
  const listed = new Set(patterns.flatMap(listedKinds));
  const used = new Set(uses.map(({ response }) => response));
  const partOf = ofListedMessages(evidence, uses);
  return evidence.imap
    .filter(({ seen: { data } }) => kindsOf(data).some((kind) => listed.has(kind)))
    .filter(({ index, seen: { data } }) => !used.has(index) && !(isFetch(data) && partOf.has(index)))
    .map(({ seen: { data } }) => showResponse(data));
}

function extraLines(evidence: Evidence, uses: readonly Use[]): readonly string[] {
  const used = new Set(uses.map(keyOfUse));
  return evidence.pop3.flatMap(({ index, seen }) =>
    (seen.lines ?? [])
      .filter((_, row) => !used.has(keyOfUse({ response: index, piece: `line ${String(row)}` })))
      .map((line) => shorten(escapeOctets(line))),
  );
}

/** `exactly`: what came of the kinds listed and was accounted for by nothing. */
export function judgeExactly(
  evidence: Evidence,
  patterns: readonly Pattern[],
  uses: readonly Use[],
): readonly Mismatch[] {
  const extra = [...extraResponses(evidence, patterns, uses), ...extraLines(evidence, uses)];
  const wanted = 'nothing beside what is listed';
  const named = extra
    .slice(0, maxReported)
    .map((got) => ({ kind: 'forbidden' as const, path: 'exactly', wanted, got }));
  const more = extra.length - named.length;
  return more > 0 ? [...named, { kind: 'forbidden', path: 'exactly', wanted, got: `${String(more)} more` }] : named;
}
