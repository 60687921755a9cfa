import type { Requirement, RfcSource } from '../requirements/requirement.ts';
import { groupBy } from './text.ts';

/** `covered`: some check cites it. `not observable`: nobody can see it on the wire. `open`: all the others. */
export type CoverageState = 'covered' | 'not observable' | 'open';

interface StatementCoverage {
  readonly id: string;
  readonly level: Requirement['level'];
  readonly text: string;
  readonly state: CoverageState;
  /** Checks that cite it. */
  readonly checks: readonly string[];
  /** Why it cannot be observed. */
  readonly why?: string;
}

export interface RfcCoverage {
  readonly rfc: number;
  readonly title: string;
  /** True when every statement that concerns a server is listed; otherwise the numbers say little about the RFC. */
  readonly complete: boolean;
  readonly statements: readonly StatementCoverage[];
}

export interface Coverage {
  readonly rfcs: readonly RfcCoverage[];
  /** Requirements that are cited and stand in no file. */
  readonly unknown: readonly string[];
}

/** A check and what it cites. */
export interface Citing {
  readonly id: string;
  readonly requirements: readonly string[];
}

function stateOf(requirement: Requirement, checks: readonly string[]): CoverageState {
  if (checks.length > 0) return 'covered';
  return requirement.observable ? 'open' : 'not observable';
}

function coverStatement(requirement: Requirement, checks: readonly string[]): StatementCoverage {
  const { id, level, text, why } = requirement;
  const state = stateOf(requirement, checks);
  return { id, level, text: text.trim(), state, checks, ...(why !== undefined && { why: why.trim() }) };
}

/** Holds the statements of the RFCs against what the checks cite. */
export function measureCoverage(
  requirements: Iterable<Requirement>,
  rfcs: readonly RfcSource[],
  checks: readonly Citing[],
): Coverage {
  const byRfc = groupBy([...requirements], ({ rfc }) => String(rfc));
  const citations = checks.flatMap((check) => check.requirements.map((cited) => ({ cited, by: check.id })));
  const byCited = groupBy(citations, ({ cited }) => cited);
  const checksCiting = (id: string): readonly string[] => (byCited.get(id) ?? []).map(({ by }) => by);
  const known = new Set([...byRfc.values()].flat().map(({ id }) => id));
  return {
    rfcs: [...rfcs]
      .sort((a, b) => a.rfc - b.rfc)
      .map(({ rfc, title, complete }) => {
        const listed = byRfc.get(String(rfc)) ?? [];
        return { rfc, title, complete, statements: listed.map((each) => coverStatement(each, checksCiting(each.id))) };
      }),
    unknown: [...byCited.keys()].filter((id) => !known.has(id)).sort(),
  };
}

/** How many statements are in each state. */
export function countStates({ statements }: Pick<RfcCoverage, 'statements'>): Readonly<Record<CoverageState, number>> {
  const count = (state: CoverageState): number => statements.filter((each) => each.state === state).length;
  return { covered: count('covered'), 'not observable': count('not observable'), open: count('open') };
}

const header = ['RFC', 'statements', 'covered', 'not observable', 'open', 'list', 'title'] as const;

function row(name: string, part: Pick<RfcCoverage, 'statements' | 'title'>, list: string): readonly string[] {
  const counts = countStates(part);
  const numbers = [part.statements.length, counts.covered, counts['not observable'], counts.open];
  return [name, ...numbers.map(String), list, part.title];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = header.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column < 5;
  return rows.map((cells) =>
    cells
      .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function openLines({ rfc, statements }: RfcCoverage): readonly string[] {
  const open = statements.filter(({ state }) => state === 'open');
  if (open.length === 0) return [];
  const lines = open.flatMap(({ id, level, text }) => [
    `  ${id}  ${level.toUpperCase()}`,
    `    ${text.replace(/\s+/g, ' ')}`,
  ]);
  return ['', `open in RFC ${rfc}`, ...lines];
}

/** The coverage as a table, a line an RFC; with `open` also each statement that no check cites. */
export function writeCoverage({ rfcs }: Coverage, options: { readonly open: boolean }): string {
  const total = { title: '', statements: rfcs.flatMap(({ statements }) => statements) };
  const rows = rfcs.map((rfc) => row(String(rfc.rfc), rfc, rfc.complete ? 'complete' : 'in part'));
  const lines = table([header, ...rows, row('all', total, '')]);
  return `${[...lines, ...(options.open ? rfcs.flatMap(openLines) : [])].join('\n')}\n`;
}
