import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileText, sampleContext } from './sample.ts';

const folder = join(import.meta.dirname, '../../suites/imap');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 4000));

/** Damage such as an editor's slip does: characters gone, doubled, or replaced by those that mean something. */
const damage = fc.array(
  fc.record({
    at: fc.nat({ max: 3999 }),
    remove: fc.nat({ max: 12 }),
    insert: fc.constantFrom(
      '',
      ' ',
      '\n',
      '  - ',
      ': ',
      '{',
      '}',
      '[',
      '(',
      '"',
      "'",
      '&a ',
      '*a',
      '|',
      '#',
      '\t',
      '\\',
      '~',
      '0',
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

test('whatever a file looks like, its mistakes are told and have a place in it', () => {
  const context = sampleContext();
  fc.assert(
    fc.property(fc.constantFrom(...texts), damage, (text, cuts) => {
      const damaged = cuts.reduce(
        (all, { at, remove, insert }) => all.slice(0, at) + insert + all.slice(at + remove),
        text,
      );
      const lines = damaged.split('\n');
      for (const { line, column, sourceLine } of compileText(damaged, context).problems) {
        expect(lines[line - 1]?.replace(/\r$/, '')).toBe(sourceLine);
        expect(column).toBeLessThanOrEqual(sourceLine.length + 1);
      }
    }),
    { numRuns: 60 },
  );
});
