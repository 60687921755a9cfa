import type { ActStep } from './model.ts';

/** What a step is: this decides which keys may stand in it. */
export type StepKind = 'command' | ActStep['act'] | 'app' | 'server' | 'operator' | 'at once' | 'together';

/** Keys that say what a step does, besides the names of devices. */
export const actorKeys = ['operator', 'server', 'at once', 'together'] as const;

const naming = ['check', 'title', 'requirement'] as const;
const coming = ['expect', 'exactly', 'in order', 'optional', 'never', 'one of', 'where'] as const;
const judging = ['status', ...coming, 'body'] as const;
const holding = ['holds', 'unread', 'flagged', 'folders', 'no folders'] as const;
const ofApp = [...holding, 'opens', 'cannot open', 'got', 'got at most', 'dropped cache', 'fails'] as const;

/** The keys beside the actor, by kind of step. `each` stands for `expect each of ...`. */
const keysOf = {
  command: [...naming, ...judging, 'each', 'until', 'pause', 'again within', 'split', 'control', 'tag'],
  connect: [...naming, ...coming],
  close: naming,
  reset: naming,
  'half-close': [...naming, ...coming],
  wait: [...naming, ...coming, 'within'],
  quiet: [...naming, 'never', 'for'],
  'go on': [...naming, ...judging],
  raw: [...naming, ...coming, 'body', 'within', 'split'],
  tls: [...naming, ...coming],
  app: [...naming, ...ofApp, 'one of', 'within'],
  server: [...naming, ...holding, 'one of', 'within'],
  operator: [],
  'at once': [...naming, 'between them'],
  together: [...naming, ...judging],
} as const satisfies Record<StepKind, readonly string[]>;

const insideTogether: readonly string[] = ['status', 'split', 'tag'];

/** All keys of a step, as in the schema. */
export const stepKeys: readonly string[] = [
  ...actorKeys,
  ...new Set(Object.values(keysOf).flatMap((keys): readonly string[] => keys)),
].filter((key) => key !== 'each');

export const eachPrefix = 'expect each of ';

/** True for `expect each of 1:3`. */
export function isEachKey(key: string): boolean {
  return /^expect each of [0-9:,]+$/.test(key);
}

/** True where a key has a meaning in a step of this kind. */
export function fits(kind: StepKind, key: string, inside?: 'at once' | 'together'): boolean {
  const keys: readonly string[] = keysOf[kind];
  const name = key.startsWith(eachPrefix) ? 'each' : key;
  return keys.includes(name) && (inside !== 'together' || insideTogether.includes(name));
}

const onApp = 'it belongs to a word of a mail app';
const onHolder = 'it belongs to a word of a mail app and to "server: look"';

/** Where a misplaced key belongs. */
export const belongs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ofApp.map((key) => [key, onApp])),
  ...Object.fromEntries(holding.map((key) => [key, onHolder])),
  'between them': 'it belongs to "at once"',
  for: 'it belongs to (quiet)',
  within: 'it belongs to (wait), (raw) and words of a mail app; a command is polled with "again within"',
  'again within': 'it belongs to a command; (wait) takes "within"',
  until: 'it belongs to a command',
  pause: 'it belongs to a command with a literal',
  tag: 'it belongs to a command',
  control: 'it belongs to a command',
  split: 'it belongs to a command or (raw)',
  status: 'only commands and (go on) have a completion; write what comes under "expect"',
  each: 'it belongs to a command',
  body: 'it belongs to a command or (raw)',
};

/** Where a key of protocol clients stands beside what an app or the server has. */
export const judgedByHolding: Readonly<Partial<Record<StepKind, string>>> = {
  app: 'an app is judged by what it has: holds, unread, flagged, opens, got and so on',
  server: 'say what it has: holds, unread, flagged, folders',
};
