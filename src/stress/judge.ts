import type { CheckResult } from '../result/result.ts';
import { type ExitCode, exitCodes } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import type { StressResult } from './result.ts';

type Facts = Pick<StressResult, 'commands' | 'violations' | 'timeouts' | 'disconnects' | 'ended'>;

/** The exit code of a load, and why it is not 0. */
export function judgeStress(facts: Facts): Pick<StressResult, 'exitCode' | 'reasons'> {
  const reasons = [...serverReasons(facts), ...ruleReasons(facts.violations)];
  return {
    exitCode: codeOf(facts, reasons),
    reasons: facts.commands === 0 ? ['no command was sent', ...reasons] : reasons,
  };
}

function codeOf({ ended, violations, commands }: Facts, reasons: readonly string[]): ExitCode {
  if (ended.by === 'interrupt') return exitCodes.interrupted;
  if (violations.some(({ verdict }) => verdict === 'error')) return exitCodes.bug;
  if (reasons.length > 0) return exitCodes.unexpected;
  return commands === 0 ? exitCodes.tooLittleEvidence : exitCodes.expected;
}

function serverReasons({ ended, timeouts, disconnects }: Facts): readonly string[] {
  return [
    ...(ended.by === 'server' ? [`the server is gone: ${ended.why}`] : []),
    ...(timeouts.count > 0 ? [`${counted(timeouts.count, 'answer')} did not come in time`] : []),
    ...(disconnects.count > 0 ? [`the server broke off ${counted(disconnects.count, 'connection')}`] : []),
  ];
}

function ruleReasons(violations: readonly CheckResult[]): readonly string[] {
  const unexpected = violations.filter(({ verdict, standing }) => verdict !== 'warn' && standing !== 'known');
  return unexpected.length > 0 ? [`${counted(unexpected.length, 'rule')} unexpectedly broken`] : [];
}
