import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Behaviour } from '../../behaviour.ts';
import { entityOf } from '../../mime/parse.ts';
import { bodyStructure } from './body-structure.ts';
import { envelope } from './envelope.ts';

const folder = new URL('../../../../fixtures/messages/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

interface Fixture {
  readonly size: number;
  readonly envelope: string;
  readonly body: string;
  readonly bodystructure: string;
}

const holes: Readonly<Record<string, string>> = {
  '{:number}': String.raw`\d+`,
  '{:any}': String.raw`(?:NIL|\([^()]*\))`,
  '{:nil-or-empty}': '(?:NIL|"")',
};

/** A value of a fixture as a pattern. */
function pattern(value: string): RegExp {
  const pieces = value
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split(/(\{:[^}]*\})/);
  const source = pieces.map((piece) => holes[piece] ?? piece.replaceAll(/[^\w\s]/g, String.raw`\$&`)).join('');
  return new RegExp(`^${source}$`, 'i');
}

describe.each(names)('%s', (name) => {
  const fixture = parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')) as Fixture;
  const octets = readFileSync(new URL(`${name}.eml`, folder));
  const entity = entityOf(octets);
  const options = { behaviour: new Behaviour(), utf8: false };

  it('has the size, the envelope and the structure of the fixture', () => {
    expect(octets.length).toBe(fixture.size);
    expect(envelope(entity, options).toString()).toMatch(pattern(fixture.envelope));
    expect(bodyStructure(entity, { ...options, extended: false }).toString()).toMatch(pattern(fixture.body));
    const structure = bodyStructure(entity, { ...options, extended: true }).toString();
    expect(structure).toMatch(pattern(fixture.bodystructure));
  });
});
