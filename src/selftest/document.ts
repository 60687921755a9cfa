import { type FaultId, faultIds, faultOf } from '../reference/index.ts';
import { killsIn, type SelftestMap } from './map.ts';

/** Checks of one fault that are shown. */
const SHOWN = 2;

/** A `|` would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** The texts that docs/selftest.md takes from the recorded map, by the name of their place. */
export function documentParts(map: SelftestMap): Readonly<Record<string, string>> {
  return { totals: totals(map), faults: faults(map), rest: rest(map), branches: branches(map) };
}

function totals({ kills, found }: SelftestMap): string {
  const { must, should, branchCount, survivors } = found;
  const of = ([some, all]: readonly [number, number]): string => `${String(some)} of ${String(all)}`;
  const known = Object.keys(kills).length;
  return table(
    ['', ''],
    [
      ['faults found by some check', of([known - survivors.length, known])],
      ['MUST checks turned red by some fault', of(must)],
      ['SHOULD checks turned red by some fault', of(should)],
      ['branches of `one of` taken under some choice', of(branchCount)],
    ],
  );
}

/** Faults by protocol and topic, each with the checks that find it. */
function faults(map: SelftestMap): string {
  const checks = new Map<FaultId, Set<string>>();
  for (const kill of killsIn(map, () => true, () => false)) {
    const known = checks.get(kill.fault) ?? new Set();
    for (const check of kill.checks) known.add(check);
    checks.set(kill.fault, known);
  }
  const recorded = faultIds.filter((id) => map.kills[id] !== undefined);
  const topics = [...new Set(recorded.map(topicOf))].sort();
  return topics
    .map((topic) => {
      const rows = recorded
        .filter((id) => topicOf(id) === topic)
        .map((id) => faultRow(id, [...(checks.get(id) ?? [])]));
      return `### ${topic}\n\n${table(['fault', 'what is wrong', 'checks', 'such as'], rows)}`;
    })
    .join('\n\n');
}

const topicOf = (id: string): string => id.split('.').slice(0, 2).join('.');

function faultRow(id: FaultId, found: readonly string[]): readonly string[] {
  const { breaks } = faultOf(id);
  const shown = found.slice(0, SHOWN).map((check) => `\`${check}\``);
  return [`\`${id}\``, breaks, String(found.length), shown.join(', ')];
}

function rest({ found }: SelftestMap): string {
  return table(
    ['check', 'why'],
    Object.entries(found.rest).map(([id, reason]) => [`\`${id}\``, reason]),
  );
}

function branches({ found }: SelftestMap): string {
  if (found.neverTaken.length === 0) return 'None.';
  return found.neverTaken.map((branch) => `- ${branch}`).join('\n');
}
