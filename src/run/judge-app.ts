import type { ActReport, AppView, DeviceError, DeviceErrorCode, ShownMessage } from '../device/index.ts';
import { describeOctets } from '../match/octets.ts';
import { stripTraceFields } from '../match/trace.ts';
import type { Mismatch } from '../result/result.ts';
import type { FailKind } from '../result/verdict.ts';
import type { AppExpectations, AppStep, Held } from '../script/model.ts';
import type { StepOutcome } from './context.ts';
import { judgeAtMost, judgeHoldings, judgeNames, messagesIn, namesOf, type SeenFolders } from './judge-holdings.ts';

/** What a word did, and what the app has afterwards. */
export interface AppEvidence {
  readonly app: string;
  readonly word: string;
  readonly view: AppView;
  readonly report: ActReport;
  /** Why the word could not be done. */
  readonly error?: DeviceError;
  /** The operator has stopped the server: whatever ends a connection is for want of one. */
  readonly isServerStopped: boolean;
}

/** Where bodies are compared with their fixtures. */
export interface BodySource {
  readonly octets: (fixture: string) => Buffer;
  readonly traceFieldsOnTop: boolean;
}

/** Judges a word: its own expectations, and one branch of `one of`. */
export function judgeApp(step: AppStep, evidence: AppEvidence, source: BodySource): StepOutcome {
  const { error } = evidence;
  const completed = error === undefined || step.fails !== undefined || !endsConnection(error.code);
  if (error?.code === 'not-offered' && step.fails === undefined)
    return { mismatches: [], branches: [], completed: true, inconclusive: error.message };
  const own = [
    ...(step.oneOf.length === 0 || step.fails !== undefined ? judgeWord(step, evidence) : []),
    ...judgeState(step, evidence, source),
  ];
  if (own.length > 0 || step.oneOf.length === 0) return { mismatches: own, branches: [], completed };
  const branches = step.oneOf.map((branch) => ({
    name: branch.name,
    mismatches: [
      ...(step.fails === undefined ? judgeWord(branch, evidence) : []),
      ...judgeState(branch, evidence, source),
    ],
  }));
  return { ...takeBranch(branches), completed };
}

interface JudgedBranch {
  readonly name: string;
  readonly mismatches: readonly Mismatch[];
}

/** The first branch that holds; failing that, the differences of the one that came closest. */
export function takeBranch(branches: readonly JudgedBranch[]): Omit<StepOutcome, 'completed'> {
  const [closest] = [...branches].sort((a, b) => a.mismatches.length - b.mismatches.length);
  if (closest === undefined) return { mismatches: [], branches: [] };
  const holding = branches.find(({ mismatches }) => mismatches.length === 0);
  if (holding !== undefined) return { mismatches: [], branches: [holding.name] };
  const lead = `none of ${String(branches.length)} branches, closest "${closest.name}"`;
  return { mismatches: closest.mismatches.map((one) => ({ ...one, path: `${lead}: ${one.path}` })), branches: [] };
}

const failKinds: Readonly<Partial<Record<DeviceErrorCode, FailKind>>> = {
  timeout: 'timeout',
  disconnect: 'disconnect',
  unreachable: 'disconnect',
  malformed: 'malformed',
};

function endsConnection(code: DeviceErrorCode): boolean {
  return failKinds[code] !== undefined;
}

/** Whether the word was done, or failed as it must. */
function judgeWord({ fails }: AppExpectations, evidence: AppEvidence): readonly Mismatch[] {
  const { app, word, error } = evidence;
  const path = `${app}: ${word}`;
  if (error === undefined)
    return fails === undefined ? [] : [{ kind: 'mismatch', path, wanted: `it fails: ${fails}`, got: 'done' }];
  const got = `${error.code}: ${error.message}`;
  if (fails === undefined) return [{ kind: failKinds[error.code] ?? 'mismatch', path, wanted: 'done', got }];
  const isMeant = fails === 'refused' ? error.code === 'refused' : isOffline(error.code, evidence);
  return isMeant ? [] : [{ kind: failKinds[error.code] ?? 'mismatch', path, wanted: `it fails: ${fails}`, got }];
}

function isOffline(code: DeviceErrorCode, { isServerStopped }: AppEvidence): boolean {
  return code === 'offline' || code === 'unreachable' || (isServerStopped && endsConnection(code));
}

/** What the app has and what the word brought. A message that is marked for removal is not shown. */
function judgeState(wanted: AppExpectations, evidence: AppEvidence, source: BodySource): readonly Mismatch[] {
  const { app, word, report } = evidence;
  const seen = shownOf(evidence.view);
  const got = namesOf(report.got.map((name) => ({ name })));
  const { droppedCache } = wanted;
  return [
    ...(wanted.got ? judgeNames(`${app}: ${word} got`, wanted.got, got) : []),
    ...(wanted.gotAtMost ? judgeAtMost(`${app}: ${word} got`, wanted.gotAtMost, got) : []),
    ...(droppedCache === undefined || droppedCache === report.droppedCache
      ? []
      : [cacheMismatch(`${app}: ${word}`, droppedCache, report)]),
    ...judgeHoldings(app, wanted, seen),
    ...judgeOpens(`${app} opens`, wanted.opens, seen, source),
    ...judgeCannotOpen(`${app} cannot open`, wanted.cannotOpen, seen),
  ];
}

function cacheMismatch(path: string, wanted: boolean, { dropped }: ActReport): Mismatch {
  const got = dropped.length === 0 ? 'every cache kept' : `the cache of ${dropped.join(', ')} dropped`;
  return { kind: 'mismatch', path, wanted: wanted ? 'a cache dropped' : 'every cache kept', got };
}

function shownOf({ folders }: AppView): SeenFolders<ShownMessage> {
  return new Map([...folders].map(([name, messages]) => [name, messages.filter(({ deleted }) => !deleted)]));
}

/** Each of these can be opened without the server, and is its fixture octet for octet. */
function judgeOpens(
  path: string,
  wanted: Held | undefined,
  seen: SeenFolders<ShownMessage>,
  { octets, traceFieldsOnTop }: BodySource,
): readonly Mismatch[] {
  return [...(wanted ?? [])].flatMap(([folder, names]) => {
    const left = [...(messagesIn(seen, folder) ?? [])];
    return names.flatMap((name): readonly Mismatch[] => {
      const at = left.findIndex((message) => message.name === name && message.body !== undefined);
      const where = `${path} ${name} in ${folder}`;
      const body = at < 0 ? undefined : left.splice(at, 1)[0]?.body;
      if (body === undefined) {
        const isShown = left.some((message) => message.name === name);
        const got = isShown ? 'a message without a body in the store' : 'no such message';
        return [{ kind: 'missing', path: where, wanted: `the octets of ${name}`, got }];
      }
      const fixture = octets(name);
      const bare = traceFieldsOnTop ? stripTraceFields(body, fixture) : body;
      return bare.equals(fixture) ? [] : [{ kind: 'mismatch', ...describeOctets(where, fixture, bare) }];
    });
  });
}

function judgeCannotOpen(path: string, wanted: Held | undefined, seen: SeenFolders<ShownMessage>): readonly Mismatch[] {
  return [...(wanted ?? [])].flatMap(([folder, names]) => {
    const openable = (messagesIn(seen, folder) ?? []).filter(({ body }) => body !== undefined);
    return names
      .filter((name) => openable.some((message) => message.name === name))
      .map((name): Mismatch => ({
        kind: 'forbidden',
        path: `${path} ${name} in ${folder}`,
        wanted: 'no body in the store',
        got: 'a body in the store',
      }));
  });
}
