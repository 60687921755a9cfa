import { join } from 'node:path';
import type { CheckResult } from '../../result/result.ts';
import { describeFinding } from '../finding.ts';
import { isRule } from '../../result/rule.ts';
import { counted } from '../../result/words.ts';
import { groupBy, indented, visible } from '../text.ts';
import type { ConsoleOptions } from './options.ts';

/** A word of a command line, quoted where a shell would take it apart. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./#-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The command that runs just this case again. */
function repeatCommand(check: CheckResult, { repeat, selectorOf }: ConsoleOptions): string {
  return ['npx', 'mailspec', 'run', selectorOf?.(check) ?? check.case, ...repeat].map(shellWord).join(' ');
}

function standingNote({ standing, known }: CheckResult): string {
  if (standing === 'changed') return `, not as the baseline lists it: ${known?.reason ?? ''}`;
  return standing === 'expired' ? ', its baseline entry expired' : '';
}

function checkLines(check: CheckResult, options: ConsoleOptions): readonly string[] {
  const { paint, bundle } = options;
  const kind = check.kind === undefined ? '' : `: ${check.kind}`;
  const what = paint('bad', `${check.verdict}${kind}${visible(standingNote(check))}`);
  const path = check.transcript === undefined ? undefined : join(bundle ?? '', check.transcript);
  return [
    `${paint('strong', check.id)}  ${what}`,
    ...indented(
      [
        visible(check.title),
        ...describeFinding(check, paint),
        ...(path === undefined ? [] : [`transcript  ${path}`]),
        ...(isRule(check) ? [] : [`again       ${repeatCommand(check, options)}`]),
      ],
      2,
    ),
  ];
}

function requirementLines(id: string, checks: readonly CheckResult[], options: ConsoleOptions): readonly string[] {
  const { paint, requirements } = options;
  const level = checks[0]?.level.toUpperCase() ?? '';
  const text = requirements.get(id)?.text;
  return [
    `${paint('strong', id)}  ${level}`,
    ...(text === undefined ? [] : indented(text.trim().split(/\s*\n\s*/), 2)),
    '',
    ...checks.flatMap((check) => [...indented(checkLines(check, options), 2), '']),
  ];
}

/** Failures that the baseline does not know, and errors of the harness, grouped by the requirement that was not kept. */
export function failureLines(checks: readonly CheckResult[], options: ConsoleOptions): readonly string[] {
  const red = checks.filter(
    ({ verdict, standing }) => verdict === 'error' || (verdict === 'fail' && standing !== 'known'),
  );
  return [...groupBy(red, (check) => check.requirement)].flatMap(([id, group]) => requirementLines(id, group, options));
}

/** Checks shown in one line each: this many, then how many more there are. */
const shownChecks = 10;

function shortLines(checks: readonly CheckResult[], say: (check: CheckResult) => string): readonly string[] {
  const more = checks.length - shownChecks;
  return [...checks.slice(0, shownChecks).map(say), ...(more > 0 ? [`… and ${more} more, see results.json`] : [])];
}

/** Checks whose set-up failed: the cause once, and below it those that it took away. */
export function blockedLines(checks: readonly CheckResult[], { paint }: ConsoleOptions): readonly string[] {
  const blocked = checks.filter(({ verdict, standing }) => verdict === 'blocked' && standing !== 'known');
  return [...groupBy(blocked, (check) => check.message)].flatMap(([message, group]) => [
    `${paint('bad', `blocked, ${counted(group.length, 'check')}`)}: ${visible(message)}`,
    ...indented(
      shortLines(group, (check) => check.id),
      2,
    ),
    '',
  ]);
}

interface Section {
  readonly title: string;
  readonly holds: (check: CheckResult) => boolean;
  readonly say: (check: CheckResult) => string;
}

const because = ({ id, message }: CheckResult): string => `${id}: ${visible(message)}`;

const sections: readonly Section[] = [
  { title: 'SHOULD not kept', holds: (check) => check.verdict === 'warn' && check.standing !== 'known', say: because },
  {
    title: 'inconclusive',
    holds: (check) => check.verdict === 'inconclusive' && check.standing !== 'known',
    say: because,
  },
  {
    title: 'known failures',
    holds: (check) => check.standing === 'known',
    say: ({ id, known }) => `${id}: ${visible(known?.reason ?? 'listed in the baseline')}`,
  },
];

/** What does not move the gate, in one line each. */
export function remarkLines(checks: readonly CheckResult[], { paint }: ConsoleOptions): readonly string[] {
  return sections.flatMap(({ title, holds, say }) => {
    const found = checks.filter(holds);
    if (found.length === 0) return [];
    return [
      paint('caution', `${title}, ${counted(found.length, 'check')}`),
      ...indented(shortLines(found, say), 2),
      '',
    ];
  });
}
