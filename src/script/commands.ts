import type { Cursor } from '../source/cursor.ts';
import { closest } from '../source/suggest.ts';
import { wordsLeading } from './app-words.ts';
import { commandParts } from './command-text.ts';
import { checkComment } from './comments.ts';
import { commandName, commandNames, isKnownCommand } from './known-commands.ts';
import type { Command } from './model.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { blameText, type Text, textOf } from './text.ts';

/** How a step's commands are read. */
export interface CommandOptions {
  readonly tag?: string;
  /** The step says how it is refused: then an unknown command is meant. */
  readonly mayBeUnknown: boolean;
}

/** Compiles one command line. */
export function compileCommand(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<string>,
  options: CommandOptions,
): Command {
  checkComment(scope, cursor);
  const text = textOf(cursor, scope.row);
  const fault = lineFault(text) ?? nameFault(scope, device, text, options);
  if (fault !== undefined) scope.report(blameText(text, fault.at, fault.message, fault.hint));
  const parts = commandParts(scope, text);
  if (device.protocol === 'pop3') rejectLiterals(scope, text);
  return { text: text.value, parts, ...(options.tag !== undefined && { tag: options.tag }) };
}

interface Fault {
  readonly at: number;
  readonly message: string;
  readonly hint?: string;
}

function lineFault(text: Text): Fault | undefined {
  if (text.value.trim() === '')
    return { at: 0, message: 'a command is empty', hint: 'octets of any kind go with (raw)' };
  const end = text.value.search(/[\r\n]/);
  return end < 0
    ? undefined
    : { at: end, message: 'a command is one line', hint: 'write a list to send several at once' };
}

/** A word of an app, a tag that should not be there, and a mistyped command that is expected to be accepted. */
function nameFault(scope: Scope, device: DeviceRef, text: Text, { mayBeUnknown }: CommandOptions): Fault | undefined {
  if (text.value.startsWith('{')) return undefined;
  if (!mayBeUnknown && isAppWord(scope, device, text))
    return {
      at: 0,
      message: `"${device.name}" is told commands, and this is a word of a mail app`,
      hint: `an app is declared "${device.protocol} app"`,
    };
  return isKnownCommand(device.protocol, text.value) ? undefined : unknownFault(device, text, mayBeUnknown);
}

function unknownFault(device: DeviceRef, text: Text, mayBeUnknown: boolean): Fault | undefined {
  const [, first = '', rest = ''] = /^(\S+) +(.+)$/.exec(text.value) ?? [];
  if (device.protocol === 'imap' && /^[a-z]{0,3}\d+$/i.test(first) && isKnownCommand('imap', rest))
    return {
      at: 0,
      message: 'a tag is not written: the harness chooses it',
      hint: `write "${rest}", or name it with "tag"`,
    };
  const meant = mayBeUnknown ? undefined : closest(commandName(text.value), commandNames(device.protocol));
  const hint = `did you mean "${String(meant)}"?`;
  return meant === undefined ? undefined : { at: 0, message: `"${commandName(text.value)}" is no command known`, hint };
}

/** Begins as a word of a mail user: one that is no command, or that names a message. */
function isAppWord({ fixtures }: Scope, { protocol }: DeviceRef, { value }: Text): boolean {
  const [word] = wordsLeading(value);
  if (word === undefined) return false;
  const [next = ''] = value.slice(word.lead.length).trim().split(/\s+/);
  return !isKnownCommand(protocol, value) || fixtures.has(next);
}

function rejectLiterals(scope: Scope, text: Text): void {
  const at = text.value.search(/\{[=~]/);
  if (at >= 0) scope.report(blameText(text, at, 'POP3 has no literals', 'send octets with (raw)'));
}
