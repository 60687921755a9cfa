import { commandName, isKnownCommand, onlyReads } from './known-commands.ts';
import type { StatusWanted } from '../match/input.ts';
import type { ActStep, AppStep, Body, Command, CommandStep, Device, OperatorAct, Protocol, Step } from './model.ts';

type ClientStep = CommandStep | ActStep;

/** Every step, out of its group. */
export function single(steps: readonly Step[]): readonly Exclude<Step, { readonly op: 'at once' | 'together' }>[] {
  return steps.flatMap((step): ReturnType<typeof single> =>
    step.op === 'at once' || step.op === 'together' ? step.steps : [step],
  );
}

/** Every step that a protocol client takes. */
function clientSteps(steps: readonly Step[]): readonly ClientStep[] {
  return single(steps).filter((step) => step.op === 'command' || step.op === 'act');
}

/** Names of folders in the words of apps, and in what is said of them and of the server. */
export function foldersNamed(steps: readonly Step[]): readonly string[] {
  return single(steps).flatMap((step): readonly string[] => {
    if (step.op !== 'app' && step.op !== 'server') return [];
    const said = [step, ...step.oneOf].flatMap(({ holds, unread, flagged, folders = [], noFolders = [] }) => [
      ...[holds, unread, flagged].flatMap((held) => [...(held?.keys() ?? [])]),
      ...folders,
      ...noFolders,
    ]);
    return step.op === 'app' ? [...said, ...foldersOf(step.act)] : said;
  });
}

function foldersOf(act: AppStep['act']): readonly string[] {
  if (act.word === 'sync') return act.folders ?? [];
  return [...('folder' in act ? [act.folder ?? ''] : []), ...('to' in act ? [act.to] : [])];
}

/** The operator's acts that a case uses. */
export function operatorActs(steps: readonly Step[]): readonly OperatorAct[] {
  return [...new Set(steps.flatMap((step) => (step.op === 'operator' ? [step.act] : [])))];
}

/** True when neither the set-up nor any step changes something on the server. */
export function isReadOnly(devices: readonly Device[], bodies: readonly Body[]): boolean {
  const changes = ({ protocol, start, app }: Device): boolean =>
    app !== undefined || (protocol === 'imap' && start === 'selected');
  if (devices.some(changes)) return false;
  const protocols = new Map(devices.map((device) => [device.name, device.protocol]));
  return bodies.every((body) => {
    const steps = [...body.before, ...body.steps];
    if (body.mailboxes.length > 0 || operatorActs(steps).length > 0) return false;
    return clientSteps(steps).every((step) => stepReads(step, protocols.get(step.device) ?? 'imap'));
  });
}

function stepReads(step: ClientStep, protocol: Protocol): boolean {
  if (step.op === 'act') return !['raw', 'go on'].includes(step.act) && step.to !== 'selected';
  const commands = [...step.commands, ...(step.control ? [step.control] : [])];
  return commands.every((command) => onlyReads(protocol, command.text));
}

/** True when a case sends what no client should: raw octets, unknown commands, or what must be answered BAD. */
export function isNonsense(devices: readonly Device[], bodies: readonly Body[]): boolean {
  const protocols = new Map(devices.map((device) => [device.name, device.protocol]));
  const steps = bodies.flatMap((body) => clientSteps([...body.before, ...body.steps]));
  return steps.some((step) => {
    if (step.op === 'act') return step.act === 'raw';
    return (
      step.status.some(isBad) ||
      step.commands.some((command) => !isKnown(command, protocols.get(step.device) ?? 'imap'))
    );
  });
}

function isBad(status: StatusWanted): boolean {
  return status.alternatives.some(({ text }) => text.startsWith('BAD'));
}

function isKnown({ text }: Command, protocol: Protocol): boolean {
  return commandName(text).startsWith('{') || isKnownCommand(protocol, text);
}
