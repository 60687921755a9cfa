import { commandName, isKnownCommand, onlyReads } from './known-commands.ts';
import type { StatusWanted } from '../match/input.ts';
import type { Body, Command, Device, OperatorAct, Protocol, Step } from './model.ts';

type DeviceStep = Exclude<Step, { readonly op: 'operator' | 'at once' | 'together' }>;

/** Every step that a device takes, out of its group. */
function deviceSteps(steps: readonly Step[]): readonly DeviceStep[] {
  return steps.flatMap((step): readonly DeviceStep[] => {
    if (step.op === 'at once' || step.op === 'together') return step.steps;
    return step.op === 'operator' ? [] : [step];
  });
}

/** The operator's acts that a case uses. */
export function operatorActs(steps: readonly Step[]): readonly OperatorAct[] {
  return [...new Set(steps.flatMap((step) => (step.op === 'operator' ? [step.act] : [])))];
}

/** True when neither the set-up nor any step changes something on the server. */
export function isReadOnly(devices: readonly Device[], bodies: readonly Body[]): boolean {
  if (devices.some((device) => device.protocol === 'imap' && device.start === 'selected')) return false;
  const protocols = new Map(devices.map((device) => [device.name, device.protocol]));
  return bodies.every((body) => {
    const steps = [...body.before, ...body.steps];
    if (body.mailboxes.length > 0 || operatorActs(steps).length > 0) return false;
    return deviceSteps(steps).every((step) => stepReads(step, protocols.get(step.device) ?? 'imap'));
  });
}

function stepReads(step: DeviceStep, protocol: Protocol): boolean {
  if (step.op === 'act') return !['raw', 'go on'].includes(step.act) && step.to !== 'selected';
  const commands = [...step.commands, ...(step.control ? [step.control] : [])];
  return commands.every((command) => onlyReads(protocol, command.text));
}

/** True when a case sends what no client should: raw octets, unknown commands, or what must be answered BAD. */
export function isNonsense(devices: readonly Device[], bodies: readonly Body[]): boolean {
  const protocols = new Map(devices.map((device) => [device.name, device.protocol]));
  const steps = bodies.flatMap((body) => deviceSteps([...body.before, ...body.steps]));
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
