import { type CheckName, checkNames, type Finding, findingOf, notApplicable } from './doctor-finding.ts';

export interface VisitIo {
  /** Told of each finding as soon as it is known. */
  readonly write: (finding: Finding) => void;
  readonly signal: AbortSignal;
}

/** The findings so far. A check that needs what failed before is not tried. */
export class Visit {
  readonly findings: Finding[] = [];
  readonly #io: VisitIo;

  constructor(io: VisitIo) {
    this.#io = io;
  }

  note(finding: Finding): void {
    this.findings.push(finding);
    this.#io.write(finding);
  }

  /** Runs a check; its value, where it has one to hand on. */
  async check<T>(name: CheckName, act: () => Promise<readonly [Finding, T]>): Promise<T | undefined> {
    try {
      const [finding, value] = await act();
      this.note(finding);
      return finding.status === 'failed' ? undefined : value;
    } catch (error) {
      this.#io.signal.throwIfAborted();
      this.note(findingOf(name, error));
      return undefined;
    }
  }

  skipRest(): void {
    const culprit = this.findings.find(({ status }) => status === 'failed')?.check;
    const done = new Set(this.findings.map(({ check }) => check));
    for (const check of checkNames) {
      if (!done.has(check)) this.note(notApplicable(check, `not tried: it needs what "${String(culprit)}" lacks`));
    }
  }
}
