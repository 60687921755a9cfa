import { DriverError } from '../driver/error.ts';
import { SetUpError } from '../run/set-up-error.ts';
import { TargetError } from '../targets/target.ts';

/** What doctor looks at, in this order. */
export const checkNames = [
  'engine',
  'image',
  'ports',
  'TLS',
  'login',
  'append',
  'delivery',
  'wipe',
  'restart',
] as const;
export type CheckName = (typeof checkNames)[number];

/** What one check of doctor found. */
export interface Finding {
  readonly check: CheckName;
  readonly status: 'ok' | 'failed' | 'not applicable';
  readonly message: string;
  /** What to do about a failure. */
  readonly advice?: string;
}

export const ok = (check: CheckName, message: string): Finding => ({ check, status: 'ok', message });
export const notApplicable = (check: CheckName, message: string): Finding => ({
  check,
  status: 'not applicable',
  message,
});
export const failed = (check: CheckName, message: string, advice: string): Finding => ({
  check,
  status: 'failed',
  message,
  advice,
});

/** What to look at where only a driver's or an engine's error tells of the failure. */
const usualAdvice = {
  engine: 'scripts/ensure-engine.sh installs and starts a container engine',
  image: 'docs/adding-a-target.md shows what an image needs',
  ports: 'check "ports" in target.yaml, or the addresses given to --at',
  TLS: 'look for certificate and key in the configuration of the server, and into its log',
  login: 'check user and password (target.yaml, --accounts or MAILSPEC_USER and MAILSPEC_PASSWORD)',
  append: 'look into the log of the server; the INBOX may lie in a folder that it cannot write to',
  delivery: 'try it by hand as "deliver" in target.yaml says; docs/adding-a-target.md shows both ways',
  wipe: 'look into the log of the server; each case needs an account that it can empty',
  restart: 'restart the server by hand and look into its log',
} as const satisfies Record<CheckName, string>;

/** An error as the finding of a check. Errors that are none of the target's go on. */
export function findingOf(check: CheckName, error: unknown): Finding {
  if (error instanceof TargetError) return failed(check, error.message, error.advice);
  if (error instanceof DriverError || error instanceof SetUpError) {
    return failed(check, error.message, usualAdvice[check]);
  }
  throw error;
}

/** One line a finding, advice below it. */
export function formatFinding({ check, status, message, advice }: Finding): string {
  const [first = '', ...more] = message.split('\n');
  const indent = ' '.repeat(26);
  const below = [...more, ...(advice === undefined ? [] : [`-> ${advice}`])].map((line) => `${indent}${line}\n`);
  return `${status.padEnd(15)} ${check.padEnd(9)} ${first}\n${below.join('')}`;
}
