import { decodeCharset } from './charset.ts';
import type { ParameterizedValue } from './entity.ts';
import { hexDecoded } from './hex.ts';

type Parameters = ParameterizedValue['parameters'];

/** One parameter, its name taken apart: `title*1*` is `title`, 1, encoded (RFC 2231 sections 3 and 4). */
interface Segment {
  readonly name: string;
  readonly index: number;
  readonly encoded: boolean;
  readonly value: string;
}

/**
 * Parameters with their continuations joined and their charsets decoded (RFC 2231, as RFC 9051 section 7.5.2 asks):
 * one with a charset is named `title*`. A parameter whose first segment is missing stays as it is written.
 */
export function joinedContinuations(written: Parameters): Parameters {
  if (!written.some(([name]) => name.includes('*'))) return written;
  const segments = written.map(([name, value]) => segmentOf(name, value));
  const joined = new Map<string, readonly [string, string]>();
  written.forEach((parameter, index) => {
    const segment = segments[index];
    const sequence = segment ? sequenceOf(segments, segment.name) : [];
    const [name, value] = segment && sequence.includes(segment) ? joinedSegments(sequence) : parameter;
    if (!joined.has(name)) joined.set(name, [name, value]);
  });
  return [...joined.values()];
}

function segmentOf(written: string, value: string): Segment | undefined {
  const { groups } = /^(?<name>[^*]+)(?:\*(?<index>\d{1,4}))?(?<encoded>\*)?$/.exec(written) ?? {};
  const name = groups?.['name'];
  if (name === undefined || name === written) return undefined;
  return { name, index: Number(groups?.['index'] ?? 0), encoded: groups?.['encoded'] !== undefined, value };
}

/** Segments of this name from the first on, as far as none is missing. They may stand in any order. */
function sequenceOf(segments: readonly (Segment | undefined)[], name: string): readonly Segment[] {
  const own = segments.filter((segment): segment is Segment => segment?.name === name);
  const sequence: Segment[] = [];
  for (let next = own.find(({ index }) => index === 0); next; next = own.find(({ index }) => index === sequence.length))
    sequence.push(next);
  return sequence;
}

function joinedSegments(sequence: readonly Segment[]): readonly [string, string] {
  const [first] = sequence;
  const { groups } = /^(?<charset>[^']*)'[^']*'(?<rest>[^]*)$/.exec(first?.encoded ? first.value : '') ?? {};
  const octets = sequence.map((segment, index) => {
    const value = index === 0 ? (groups?.['rest'] ?? segment.value) : segment.value;
    return segment.encoded ? hexDecoded(value, '%') : Buffer.from(value);
  });
  const encoded = sequence.some((segment) => segment.encoded);
  const text = decodeCharset(Buffer.concat(octets), groups?.['charset'] ?? 'utf-8');
  return [(first?.name ?? '') + (encoded ? '*' : ''), text ?? Buffer.concat(octets).toString('latin1')];
}
