import path from 'node:path';
import type { Found } from './found.ts';
import type { TargetAbilities } from './plan.ts';
import { writeCase, yamlOf } from './write-case.ts';

/** What a saved suite says of where it comes from. */
export interface Origin extends TargetAbilities {
  readonly target: string;
  readonly version: string;
  readonly seed: number;
  /** Command line that repeats the search. */
  readonly command: string;
}

/** A text as part of an id: lower-case letters, digits and single hyphens. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function remark(found: Found, origin: Origin): readonly string[] {
  const { violation, recurrence, index } = found;
  return [
    `${violation.rule} (${violation.requirement}): ${violation.title}`,
    `broken in ${String(recurrence.broken)} of ${String(recurrence.plays)} plays; plan ${String(index)} of seed ${String(origin.seed)}`,
  ];
}

/** Everything found as one suite file. What breaks is a rule, so that the cases themselves expect nothing. */
export function writeSuite(all: readonly Found[], file: string, origin: Origin): string {
  const suite = `found.${slug(path.basename(file).replace(/\.ya?ml$/, '')) || 'cases'}`;
  const cases = all.map((found) => {
    const id = slug(found.violation.rule.replace(/^rule\./, ''));
    const title = `Breaks the rule: ${found.violation.title}`;
    const { requirement } = found.violation;
    return writeCase(found.plan, origin, { suite, id, title, requirement }).value;
  });
  const header = [
    `# Found on ${origin.target}, ${origin.version}`,
    `# by: ${origin.command}`,
    '# The cases expect nothing of their own: run this file and look at the rules.',
    ...all.flatMap((found) => ['#', ...remark(found, origin).map((line) => `# ${line}`)]),
  ];
  return `${header.join('\n')}\n${yamlOf({ suite, title: `Found by mailspec explore on ${origin.target}`, cases })}`;
}
