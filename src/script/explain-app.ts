import { type ExplainedStep, namesInWords, seconds } from './explain-words.ts';
import type { AppExpectations, AppStep, Held, Holdings, ServerLook } from './model.ts';

/** A word of a mail user, in words, with what the app must have afterwards. */
export function explainApp(step: AppStep): ExplainedStep {
  const { device, text, withinMs, act } = step;
  const lasts = act.word === 'idle' ? 'waits' : 'repeated until this holds,';
  return {
    act: `${device}: ${text}`,
    wanted: [...time(withinMs, lasts), ...ofApp(step), ...branches(step.oneOf, ofApp)],
  };
}

/** A look at the server. */
export function explainServer(step: ServerLook): ExplainedStep {
  return {
    act: 'a look at the server, through a session of its own that changes nothing',
    wanted: [
      ...time(step.withinMs, 'repeated until this holds,'),
      ...ofHolder(step),
      ...branches(step.oneOf, ofHolder),
    ],
  };
}

function branches<B extends { readonly name: string }>(
  all: readonly B[],
  explain: (branch: B) => readonly string[],
): readonly string[] {
  if (all.length === 0) return [];
  const each = all.flatMap((branch) => [`- ${branch.name}`, ...explain(branch).map((line) => `    ${line}`)]);
  return ['one of these must hold, and is recorded:', ...each];
}

function time(withinMs: number | undefined, what: string): readonly string[] {
  return withinMs === undefined ? [] : [`${what} at most ${seconds(withinMs)}`];
}

function ofApp(wanted: AppExpectations): readonly string[] {
  const { fails, got, gotAtMost, droppedCache, opens, cannotOpen } = wanted;
  return [
    ...(fails === undefined ? [] : [fails === 'offline' ? 'must fail for want of a connection' : 'must be refused']),
    ...(got === undefined ? [] : [`must bring exactly ${namesInWords(got)}`]),
    ...(gotAtMost === undefined ? [] : [`must bring nothing but ${namesInWords(gotAtMost)}`]),
    ...(droppedCache === undefined
      ? []
      : [
          droppedCache
            ? 'a folder with another UIDVALIDITY must be dropped from the cache'
            : 'nothing cached may be dropped',
        ]),
    ...ofHolder(wanted),
    ...held('can be opened without the server', opens),
    ...held('cannot be opened without the server', cannotOpen),
  ];
}

function ofHolder({ holds, unread, flagged, folders, noFolders }: Holdings): readonly string[] {
  return [
    ...held('must be there, and nothing else', holds),
    ...held('must be unread, and nothing else', unread),
    ...held('must be flagged, and nothing else', flagged),
    ...(folders === undefined ? [] : [`folders that must be there: ${folders.join(', ')}`]),
    ...(noFolders === undefined ? [] : [`folders that must not be there: ${noFolders.join(', ')}`]),
  ];
}

function held(what: string, wanted: Held | undefined): readonly string[] {
  return [...(wanted ?? [])].map(([folder, names]) => `in ${folder} ${what}: ${namesInWords(names)}`);
}
