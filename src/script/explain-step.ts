import { explainBranch, explainExpectations } from './explain-expectations.ts';
import { explainApp, explainServer } from './explain-app.ts';
import { type ExplainedStep, namesInWords, seconds } from './explain-words.ts';
import type { ActStep, AtOnceStep, CommandStep, OperatorStep, Protocol, Step, TogetherStep } from './model.ts';

type Protocols = ReadonlyMap<string, Protocol>;

/** Tells a step in words. */
export function explainStep(
  step: Step,
  protocols: Protocols,
  options: { readonly isPrepared: boolean },
): ExplainedStep {
  const { act, wanted } = explain(step, protocols);
  const check = step.check === undefined ? [] : [`decides the check ${step.check}`];
  const prepared = options.isPrepared ? ['prepares; where it fails the case is blocked'] : [];
  return { act, wanted: [...prepared, ...check, ...wanted] };
}

function explain(step: Step, protocols: Protocols): ExplainedStep {
  switch (step.op) {
    case 'command':
      return { act: `${step.device}: ${commandsInWords(step)}`, wanted: commandWanted(step, protocols) };
    case 'act':
      return { act: `${step.device}: ${actInWords(step)}`, wanted: judged(step, protocols) };
    case 'operator':
      return { act: `operator: ${operatorInWords(step)}`, wanted: [] };
    case 'app':
      return explainApp(step);
    case 'server':
      return explainServer(step);
    case 'at once':
      return atOnce(step, protocols);
    case 'together': {
      const { act, wanted } = group('one after the other, judged as one', step.steps, protocols);
      return { act, wanted: [...wanted, ...judged(step, protocols)] };
    }
  }
}

function atOnce({ steps, betweenThem }: AtOnceStep, protocols: Protocols): ExplainedStep {
  const { act, wanted } = group('at once, all sent before any reply is read', steps, protocols);
  const shared =
    betweenThem === undefined ? [] : [`between them the apps must get exactly ${namesInWords(betweenThem)}`];
  return { act, wanted: [...wanted, ...shared] };
}

function group(title: string, steps: readonly Step[], protocols: Protocols): ExplainedStep {
  const isOne = title.endsWith('judged as one');
  const lines = steps.flatMap((step) => {
    const { act, wanted } = explain(step, protocols);
    return [`- ${act}`, ...(isOne ? [] : wanted.map((line) => `    ${line}`))];
  });
  return { act: title, wanted: lines };
}

function commandsInWords({ commands }: CommandStep): string {
  const texts = commands.map((command) =>
    command.tag === undefined ? command.text : `${command.text} (tag ${command.tag})`,
  );
  return texts.length > 1 ? `in one write: ${texts.join(' | ')}` : texts.join();
}

function commandWanted(step: CommandStep, protocols: Protocols): readonly string[] {
  const { until, pause, split, againWithinMs, each, control } = step;
  return [
    ...(split === undefined
      ? []
      : [split === 'octet' ? 'sent octet by octet' : `cut behind octets ${split.join(', ')}`]),
    ...(pause ? ['stops where the octets of the literal would follow'] : []),
    ...(until === undefined ? [] : [`ends when this comes: ${until.pattern.text}`]),
    ...(againWithinMs === undefined ? [] : [`sent again until the answer is right, at most ${seconds(againWithinMs)}`]),
    ...judged(step, protocols),
    ...(each === undefined
      ? []
      : [`for each n of ${each.set.join(', ')} must come:`, ...each.expect.map((one) => `  ${one.pattern.text}`)]),
    ...(control === undefined ? [] : [`then "${control.text}" must succeed, else the verdict is inconclusive`]),
  ];
}

function judged(step: CommandStep | ActStep | TogetherStep, protocols: Protocols): readonly string[] {
  const protocol = protocols.get(step.device) ?? 'imap';
  const branches = step.oneOf.flatMap((branch) => explainBranch(branch, protocol));
  const lead = branches.length > 0 ? ['one of these must hold, and is recorded:'] : [];
  return [...explainExpectations(step, protocol), ...lead, ...branches];
}

const acts: Readonly<Record<ActStep['act'], string>> = {
  connect: 'opens a new connection',
  close: 'closes the connection',
  reset: 'breaks the connection off (RST)',
  'half-close': 'closes its sending side (FIN)',
  wait: 'waits',
  quiet: 'listens, sending nothing',
  'go on': 'sends the rest of the command',
  raw: 'sends octets as they are',
  tls: 'makes the TLS handshake now',
};

function actInWords(step: ActStep): string {
  const to = step.to === undefined ? '' : `, ${step.to}`;
  const time =
    step.withinMs === undefined ? '' : `${step.act === 'quiet' ? ' for' : ', at most'} ${seconds(step.withinMs)}`;
  const raw = step.act === 'raw' ? `: ${/\(raw\) ?(.*)/.exec(step.source)?.[1] ?? ''}` : '';
  return `${acts[step.act]}${to}${time}${raw}`;
}

function operatorInWords({ act, fixtures }: OperatorStep): string {
  if (act === 'deliver') return `delivers ${fixtures.join(', ')} from outside, into INBOX`;
  return operatorActs[act];
}

const operatorActs = {
  restart: 'restarts the server',
  kill: 'kills the server without warning and starts it again',
  stop: 'stops the server',
  start: 'starts the server again',
} as const;
