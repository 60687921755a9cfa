import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printTree } from '../wire/tree.ts';
import { ResponseFramer } from './framing.ts';
import { parseResponse } from './response.ts';

const folder = new URL('../../fixtures/wire/', import.meta.url);

/** What recorded servers broke, each looked up in the RFC: the octets around the fault, and the rule. */
const known: Readonly<Record<string, readonly (readonly [before: string, after: string, rule: string])[]>> = {
  // RFC 9208 section 7 (RFC 2087 section 6 before it): the list of resources is not optional.
  'courier-5.2-session.bin': [['* QUOTA "ROOT"', '\r\n', 'SP']],
  // RFC 3501 section 9 body-type-msg: SP stands between envelope and body.
  'mailutils-3.19-session.bin': [
    ['"<train@example.com>")', '("text" "plain"', 'SP'],
    ['"<minutes@example.com>")', '(("text" "plain"', 'SP'],
  ],
};

describe('recorded traffic', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.bin')))('%s', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const framer = new ResponseFramer();
    const parsed = framer.push(bytes).map((frame) => parseResponse(frame.bytes));
    expect(framer.finish()).toBeUndefined();
    expect(Buffer.concat(parsed.map(printTree)).equals(bytes)).toBe(true);
    expect(parsed.filter(({ data }) => data.kind === 'unreadable')).toEqual([]);

    const faults = parsed.flatMap(({ bytes: octets, faults: found }) => {
      const text = octets.toString('latin1');
      return found.map(({ rule, offset }) => ({ before: text.slice(0, offset), after: text.slice(offset), rule }));
    });
    const expected = known[name] ?? [];
    expect(faults.map(({ rule }) => rule)).toEqual(expected.map(([, , rule]) => rule));
    for (const [index, [before, after]] of expected.entries()) {
      expect(faults[index]?.before.slice(-before.length)).toBe(before);
      expect(faults[index]?.after.slice(0, after.length)).toBe(after);
    }
  });
});
