import type { Promises } from '../promises/load.ts';
import type { Requirements } from '../requirements/load.ts';
import type { Cursor } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import type { Fixtures } from './fixtures.ts';
import type { Protocol } from './model.ts';
import type { RowValues } from './text.ts';

/** What suites may refer to. */
export interface ScriptContext {
  readonly requirements: Pick<Requirements, 'byId'>;
  readonly fixtures: Fixtures;
  readonly promises: Pick<Promises, 'byId'>;
}

/** What is known while the body of one case is compiled; the sets grow from step to step. */
export interface Scope extends ScriptContext {
  readonly report: (problem: Problem) => void;
  readonly devices: ReadonlyMap<string, Protocol>;
  /** Devices that are mail apps. */
  readonly apps: ReadonlySet<string>;
  readonly row: RowValues;
  /** Names that an earlier answer, the row or the account bound. */
  readonly bound: Set<string>;
  /** Devices that stopped before a literal, or that are in a command ended by `until`. */
  readonly unfinished: Map<string, 'paused' | 'until'>;
  /** Whether the operator has stopped the server. */
  readonly server: { isStopped: boolean };
  /** Declares the check that a named step decides; gives its id. */
  readonly declare: (check: NamedCheck) => string;
}

/** A step that carries a check of its own. */
export interface NamedCheck {
  readonly name: Cursor<string>;
  readonly title?: string;
  readonly requirements: readonly Cursor<string>[];
}

/** A device that a step speaks of. */
export interface DeviceRef {
  readonly name: string;
  readonly protocol: Protocol;
}
