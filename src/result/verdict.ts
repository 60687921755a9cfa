/** What a check found (design section 6). Decided once, where the evidence is; writers only print it. */
export const verdicts = [
  'pass',
  'fail',
  'warn',
  'info',
  'inconclusive',
  'blocked',
  'not-applicable',
  'excluded',
  'error',
] as const;
export type Verdict = (typeof verdicts)[number];

/** How a check failed. */
export const failKinds = [
  'mismatch',
  'malformed',
  'forbidden',
  'missing',
  'timeout',
  'disconnect',
  'crash',
  'false-advertising',
] as const;
export type FailKind = (typeof failKinds)[number];

/** A check against the baseline of its target. The baseline moves the gate, never the verdict. */
export const standings = ['expected', 'unexpected', 'known', 'changed', 'stale', 'expired', 'flaky', 'new'] as const;
export type Standing = (typeof standings)[number];

/** Level of a requirement, from RFC 2119 words. */
export const levels = ['must', 'should', 'may'] as const;
export type Level = (typeof levels)[number];

/** Exit codes of the command line: a closed set, never a count. */
export const exitCodes = {
  expected: 0,
  unexpected: 1,
  usage: 2,
  unavailable: 3,
  baseline: 4,
  tooLittleEvidence: 5,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How a session is secured: not at all, by an upgrade on the plain port (STARTTLS, STLS), or from the first octet. */
export const tlsModes = ['none', 'starttls', 'implicit'] as const;
export type TlsMode = (typeof tlsModes)[number];
