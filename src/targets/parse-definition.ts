import { dirname } from 'node:path';
import { type CheckedYaml, checkYaml } from './checked-yaml.ts';
import { type ContainerRecipe, type Delivery, type ProcessRecipe, type Service, services } from './definition.ts';
import type { TargetDefinition } from './definition.ts';
import type { FileProblem } from './problem.ts';

/** A definition, or everything that is wrong with the file. */
export type DefinitionResult = { readonly definition: TargetDefinition } | { readonly problems: readonly FileProblem[] };

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

/** Reads the text of a target.yaml. Pure: looks at no other file. */
export function parseDefinition(text: string, file: string): DefinitionResult {
  const checked = checkYaml(text, { file, schema: 'target.schema.json' });
  if (checked.problems.length > 0) return { problems: checked.problems };
  const source = checked.value as TargetFile;
  const problems = meaningProblems(source, checked.blame);
  return problems.length > 0 ? { problems } : { definition: definitionOf(source, file) };
}

/** What a schema cannot say well: keys that exclude each other, ports that collide, ranges that run backwards. */
function meaningProblems(source: TargetFile, blame: CheckedYaml['blame']): readonly FileProblem[] {
  const { container, process, deliver } = source;
  const problems: FileProblem[] = [];
  if ((container === undefined) === (process === undefined)) {
    const key = process === undefined ? 'name' : 'process';
    problems.push(blame([], 'a target is either a "container" or a "process"', { key, hint: 'give exactly one of them' }));
  }
  if (container?.dockerfile !== undefined && container.image !== undefined) {
    const hint = 'without "image" the Dockerfile is built';
    problems.push(blame(['container'], '"dockerfile" and "image" exclude each other', { key: 'image', hint }));
  }
  if (deliver !== undefined && (deliver.lmtp === undefined) === (deliver.exec === undefined)) {
    problems.push(blame([], '"deliver" needs exactly one of "lmtp" and "exec"', { key: 'deliver' }));
  }
  return [...problems, ...portProblems(source, blame), ...userProblems(source, blame)];
}

function portProblems(source: TargetFile, blame: CheckedYaml['blame']): readonly FileProblem[] {
  const named = [
    ...Object.entries(source.ports).map(([key, port]) => ({ path: ['ports', key], port })),
    ...(source.deliver?.lmtp === undefined ? [] : [{ path: ['deliver', 'lmtp'], port: source.deliver.lmtp }]),
  ];
  return named.flatMap(({ path, port }, index) => {
    if (port === 'free') {
      const hint = 'a container has its own address: give the port that the server listens on inside';
      return source.container === undefined ? [] : [blame(path, '"free" is for process targets', { hint })];
    }
    const first = named.findIndex((other) => other.port === port);
    return first === index ? [] : [blame(path, `port ${port} is used twice`)];
  });
}

function userProblems(source: TargetFile, blame: CheckedYaml['blame']): readonly FileProblem[] {
  const users = expandUsers(source.accounts.users);
  if (users === undefined) {
    const hint = 'write the first and the last name with as many digits, e.g. user001..user200';
    return [blame(['accounts', 'users'], 'not a range of user names', { hint })];
  }
  const twice = users.find((user, index) => users.indexOf(user) !== index);
  return twice === undefined ? [] : [blame(['accounts', 'users'], `user "${twice}" is listed twice`)];
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

function recipeOf({ container = {}, process }: TargetFile): ContainerRecipe | ProcessRecipe {
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
