export type { SuitesOptions } from './options.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { CheckResult, RunResult } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import { checksOf, selectCases } from '../run/select.ts';
import { describeFinding } from '../report/finding.ts';
import { plainPaint } from '../report/paint.ts';
import { engineFault } from './engine.ts';
import type { SuitesOptions } from './options.ts';
import type { Playing } from './play.ts';
import { startPlaying } from './play.ts';

/** Verdicts that say nothing about the server: shown as skipped, with the reason. */
const undecided: ReadonlySet<CheckResult['verdict']> = new Set(['not-applicable', 'excluded', 'inconclusive']);
const red: ReadonlySet<CheckResult['verdict']> = new Set(['fail', 'error', 'blocked']);

function judge(check: CheckResult, skip: (note?: string) => void): void {
  if (undecided.has(check.verdict)) skip(`${check.verdict}: ${check.message}`);
  if (check.standing === 'known') skip(`known failure: ${check.known?.reason ?? ''}`);
  if (red.has(check.verdict)) expect.fail(describeFinding(check, plainPaint).join('\n'));
  expect(red.has(check.verdict)).toBe(false);
}

function assertRules(result: RunResult): void {
  const broken = result.checks.filter((check) => isRule(check) && red.has(check.verdict) && check.standing !== 'known');
  expect(broken.map((check) => `${check.id}: ${check.message}`)).toEqual([]);
}

/**
 * Registers every case of the selection as tests, one a check, with the verdicts that `mailspec run` gives. Call it at
 * the top level of a test file and await it. Where no container engine runs the tests are skipped, and say so.
 */
export async function registerSuites(options: SuitesOptions): Promise<void> {
  const select = options.select ?? [];
  const catalogue = await loadCatalogue(select);
  const selection = { selectors: select, requirements: [], levels: [], protocols: [], slow: false };
  const { cases } = selectCases(catalogue.suites, selection);
  const fault = await engineFault(options.target);
  if (fault !== undefined && options.requireEngine !== true) {
    const loud = `NOT RUN: ${String(cases.length)} cases on ${options.target} need a container engine (${fault})`;
    process.stderr.write(`\n${loud}\n\n`);
    describe.skip(loud, () => {
      for (const one of cases) it(one.id, () => expect.fail('skipped'));
    });
    return;
  }
  describe(options.target, () => {
    let playing: Playing | undefined;
    beforeAll(async () => {
      playing = await startPlaying(options, catalogue, cases);
    });
    afterAll(() => playing?.end());
    for (const check of cases.flatMap(checksOf))
      it(check.id, async ({ skip }) => {
        const found = await playing?.verdictOf(check.id);
        if (!found) expect.fail('the run ended without a verdict on this check');
        else judge(found, skip);
      });
    it('every conversation keeps to the ambient rules', async () => {
      assertRules(await resultOf(playing));
    });
    it('the run as a whole is as expected', async () => {
      const { gate } = await resultOf(playing);
      expect(gate).toEqual({ exitCode: 0, reasons: [] });
    });
  });
}

function resultOf(playing: Playing | undefined): Promise<RunResult> {
  if (!playing) throw new Error('the run did not begin');
  return playing.result;
}
