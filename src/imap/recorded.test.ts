import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printTree } from '../wire/tree.ts';
import { ResponseFramer } from './framing.ts';
import { parseResponse } from './response.ts';

const folder = new URL('../../fixtures/wire/', import.meta.url);

describe('recorded traffic', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.bin')))('%s', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const framer = new ResponseFramer();
    const frames = framer.push(bytes);
    expect(framer.finish()).toBeUndefined();
    const parsed = frames.map((frame) => parseResponse(frame.bytes));
    expect(Buffer.concat(parsed.map(printTree)).equals(bytes)).toBe(true);
    const faults = parsed.flatMap(({ bytes: octets, faults }) => faults.map((f) => [octets.toString('latin1'), f]));
    expect(faults).toEqual([]);
    expect(parsed.filter(({ data }) => data.kind === 'unreadable')).toEqual([]);
  });
});
