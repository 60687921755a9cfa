import { dirname } from 'node:path';
import type { Cursor } from '../source/cursor.ts';
import { checkYaml, type Loaded, loadYaml } from '../source/load-yaml.ts';
import type { Problem } from '../source/problem.ts';
import { type Path, problemAt } from '../source/yaml-file.ts';
import { keyOffset, valueOffset } from '../source/yaml-nodes.ts';
import { type Delivery, type ProcessRecipe, type Service, services } from './definition.ts';
import type { TargetDefinition } from './definition.ts';

/** A definition, or everything that is wrong with the file. */
export type DefinitionResult = { readonly definition: TargetDefinition } | { readonly problems: readonly Problem[] };

/** The file's own form, as schemas/target.schema.json allows it. */
interface TargetFile {
  readonly name: string;
  readonly title: string;
  readonly container?: Partial<Record<'dockerfile' | 'image', string>> & {
    readonly environment?: Record<string, string>;
    readonly 'stop within'?: number;
  };
  readonly process?: Partial<Pick<ProcessRecipe, 'directory' | 'environment' | 'host' | 'restart'>> & {
    readonly command: readonly string[];
    readonly 'stop signal'?: ProcessRecipe['stopSignal'];
    readonly 'stop within'?: number;
  };
  readonly embedded?: Record<string, never>;
  readonly ports: Partial<Record<Service, number | 'free'>>;
  readonly accounts: { readonly users: string | readonly string[]; readonly password: string };
  readonly deliver?: {
    readonly lmtp?: number | 'free';
    readonly recipient?: string;
    readonly exec?: readonly string[];
  };
  readonly version?: TargetDefinition['version'];
  readonly 'ready within'?: number;
  readonly connections?: number;
  readonly claims?: TargetDefinition['claims'];
}

/** Reads a target.yaml. Looks at no other file. */
export function readDefinition(file: string): DefinitionResult {
  return definitionFrom(loadYaml<TargetFile>(file, 'target'), file);
}

/** The same for text that is at hand already. */
export function parseDefinition(text: string, file: string): DefinitionResult {
  return definitionFrom(checkYaml<TargetFile>(file, text, 'target'), file);
}

function definitionFrom({ top, problems }: Loaded<TargetFile>, file: string): DefinitionResult {
  if (top === undefined || problems.length > 0) return { problems: problems.map(withoutPassword) };
  const found = [...choiceProblems(top), ...portProblems(top), ...userProblems(top)];
  return found.length > 0 ? { problems: found } : { definition: definitionOf(top.value, file) };
}

/** A problem with the password tells its place, and not the password. */
function withoutPassword(problem: Problem): Problem {
  const [, key] = /^(\s*password\s*:\s*)\S/.exec(problem.sourceLine) ?? [];
  if (key === undefined) return problem;
  return { ...problem, message: problem.message.replace(/, not .*/, ''), sourceLine: `${key}********` };
}

type Top = Cursor<TargetFile>;

function atKey({ file }: Top, path: Path, message: string, hint?: string): Problem {
  return problemAt(file, keyOffset(file, path), message, hint);
}

function atValue({ file }: Top, path: Path, message: string, hint?: string): Problem {
  return problemAt(file, valueOffset(file, path), message, hint);
}

/** Keys of which exactly one has to be there. */
function choiceProblems(top: Top): readonly Problem[] {
  const { container, deliver } = top.value;
  const problems: Problem[] = [];
  const kinds = (['container', 'process', 'embedded'] as const).filter((kind) => top.value[kind] !== undefined);
  if (kinds.length !== 1) {
    const message = 'a target is a "container", a "process" or "embedded"';
    problems.push(atKey(top, [kinds[1] ?? 'name'], message, 'give exactly one of them'));
  }
  if (kinds[0] === 'embedded' && deliver !== undefined) {
    problems.push(atKey(top, ['deliver'], 'the embedded server takes deliveries by itself', 'leave "deliver" out'));
  }
  if (container?.dockerfile !== undefined && container.image !== undefined) {
    const hint = 'without "image" the Dockerfile is built';
    problems.push(atKey(top, ['container', 'image'], '"dockerfile" and "image" exclude each other', hint));
  }
  if (deliver !== undefined && (deliver.lmtp === undefined) === (deliver.exec === undefined)) {
    problems.push(atKey(top, ['deliver'], '"deliver" needs exactly one of "lmtp" and "exec"'));
  }
  return problems;
}

function portProblems(top: Top): readonly Problem[] {
  const { ports, deliver, container } = top.value;
  const named = [
    ...Object.entries(ports).map(([key, port]) => ({ path: ['ports', key], port })),
    ...(deliver?.lmtp === undefined ? [] : [{ path: ['deliver', 'lmtp'], port: deliver.lmtp }]),
  ];
  return named.flatMap(({ path, port }, index) => {
    if (port === 'free') {
      const hint = 'a container has its own address: give the port that the server listens on inside';
      return container === undefined ? [] : [atValue(top, path, '"free" is not for containers', hint)];
    }
    const first = named.findIndex((other) => other.port === port);
    return first === index ? [] : [atValue(top, path, `port ${port} is used twice`)];
  });
}

function userProblems(top: Top): readonly Problem[] {
  const path = ['accounts', 'users'];
  const users = expandUsers(top.value.accounts.users);
  if (users === undefined) {
    const hint = 'write the first and the last name with as many digits, e.g. user001..user200';
    return [atValue(top, path, 'not a range of user names', hint)];
  }
  const twice = users.find((user, index) => users.indexOf(user) !== index);
  return twice === undefined ? [] : [atValue(top, path, `user "${twice}" is listed twice`)];
}

/** The names of a list, or of a range `a01..a20`; undefined for a range that cannot be. */
function expandUsers(users: string | readonly string[]): readonly string[] | undefined {
  if (typeof users !== 'string') return users;
  if (!users.includes('..')) return [users];
  const range = /^(?<stem>.*?)(?<first>\d+)\.\.\k<stem>(?<last>\d+)$/.exec(users)?.groups;
  const { stem, first, last } = range ?? {};
  if (stem === undefined || first === undefined || last?.length !== first.length) return undefined;
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return undefined;
  return Array.from({ length: count }, (_, n) => stem + String(Number(first) + n).padStart(first.length, '0'));
}

function definitionOf(source: TargetFile, file: string): TargetDefinition {
  const { password, users } = source.accounts;
  const deliver = deliveryOf(source.deliver);
  return {
    name: source.name,
    title: source.title,
    file,
    directory: dirname(file),
    recipe: recipeOf(source),
    ports: (Object.keys(services) as Service[]).flatMap((service) => {
      const port = source.ports[service];
      return port === undefined ? [] : [{ service, port }];
    }),
    accounts: (expandUsers(users) ?? []).map((user) => ({ user, password })),
    readySeconds: source['ready within'] ?? 60,
    connections: source.connections ?? 100,
    ...(deliver === undefined ? {} : { deliver }),
    ...(source.version === undefined ? {} : { version: source.version }),
    ...(source.claims === undefined ? {} : { claims: source.claims }),
  };
}

function recipeOf({ container = {}, process, embedded }: TargetFile): TargetDefinition['recipe'] {
  if (embedded !== undefined) return { kind: 'embedded' };
  if (process === undefined) {
    return {
      kind: 'container',
      ...(container.image === undefined ? { dockerfile: container.dockerfile ?? 'Dockerfile' } : { image: container.image }),
      environment: container.environment ?? {},
      stopSeconds: container['stop within'] ?? 10,
    };
  }
  const { 'stop signal': stopSignal = 'SIGTERM', 'stop within': stopSeconds = 10, ...given } = process;
  return { kind: 'process', environment: {}, host: '127.0.0.1', restart: true, ...given, stopSignal, stopSeconds };
}

function deliveryOf(deliver: TargetFile['deliver']): Delivery | undefined {
  if (deliver?.exec !== undefined) return { kind: 'exec', command: deliver.exec };
  if (deliver?.lmtp === undefined) return undefined;
  return { kind: 'lmtp', port: deliver.lmtp, recipient: deliver.recipient ?? '{user}' };
}
