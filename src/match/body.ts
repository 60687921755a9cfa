import type { Mismatch } from '../result/result.ts';
import type { Evidence } from './evidence.ts';
import type { MatchInput } from './input.ts';
import { describeOctets } from './octets.ts';
import { printData } from './print.ts';
import { startsAtTop, stripTraceFields } from './trace.ts';
import { octetsOf } from './values.ts';

/** The first multi-line reply of the step. */
export function contentOf(evidence: Evidence): { readonly octets: Buffer; readonly lines: number } | undefined {
  for (const { seen } of evidence.pop3)
    if (seen.content) return { octets: seen.content, lines: seen.lines?.length ?? 0 };
  return undefined;
}

/** `body`: the multi-line reply, unstuffed, is the fixture octet by octet. */
export function judgeBody(input: MatchInput, evidence: Evidence): readonly Mismatch[] {
  const { body } = input.expectations;
  if (!body) return [];
  const name = body.part === undefined ? body.fixture : `${body.fixture}:${body.part}`;
  const value = input.fixture(body.fixture, body.part);
  const wanted = Buffer.isBuffer(value) ? value : (octetsOf(value) ?? Buffer.from(printData(value)));
  const content = contentOf(evidence)?.octets;
  if (!content) {
    const kind = input.ended === 'disconnect' ? 'disconnect' : 'missing';
    return [{ kind, path: 'body', wanted: name, got: 'no multi-line reply' }];
  }
  const delivered = input.traceFieldsOnTop === true && startsAtTop(body.part);
  const got = delivered ? stripTraceFields(content, wanted) : content;
  return got.equals(wanted) ? [] : [{ kind: 'mismatch', ...describeOctets('body', wanted, got) }];
}
