import { blameKey, child, type Cursor, entries, optionalChild } from '../source/cursor.ts';
import { closest, didYouMean } from '../source/suggest.ts';
import { type AppWord, appWords, wordsLeading } from './app-words.ts';
import { checkComment } from './comments.ts';
import { milliseconds } from './durations.ts';
import { compileAppExpectations } from './holdings.ts';
import { isKnownCommand } from './known-commands.ts';
import type { AppBranch, AppStep, ScriptedAct, StepBase } from './model.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { checkBranchKeys } from './step-base.ts';
import type { Branch as BranchSource, Step as StepSource } from './suite.generated.ts';
import { blameText, sliceText, type Text, textOf } from './text.ts';
import { WordReader } from './word-reader.ts';

/** Compiles a word of a mail user; undefined, and a problem, where it is none. */
export function compileAppStep(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  base: StepBase,
): AppStep | undefined {
  const line = child(cursor, device.name);
  if (typeof line.value !== 'string') {
    scope.report(blameKey(line, 'an app does one thing in a step', 'write a step for each word'));
    return undefined;
  }
  checkComment(scope, line);
  const text = textOf(line, scope.row);
  const word = wordOf(scope, device, text);
  const branches = entries<BranchSource>(optionalChild(cursor, 'one of'));
  for (const [, branch] of branches) checkBranchKeys(scope, branch, 'app');
  const expectations = compileAppExpectations(scope, cursor);
  const oneOf = branches.map(([name, branch]): AppBranch => ({ name, ...compileAppExpectations(scope, branch) }));
  if (word === undefined) return undefined;
  for (const each of [cursor, ...branches.map(([, branch]) => branch)]) checkWordKeys(scope, device, word, each);
  const act = readWord(scope, device, word, text);
  const { within } = cursor.value;
  if (act === undefined) return undefined;
  return {
    op: 'app',
    ...base,
    device: device.name,
    text: text.value,
    act,
    ...expectations,
    oneOf,
    ...(within !== undefined && { withinMs: milliseconds(within) }),
  };
}

/** Finds the word that a text begins with, among those that this app knows. */
function wordOf(scope: Scope, device: DeviceRef, text: Text): AppWord | undefined {
  const found = wordsLeading(text.value);
  const own = found.find((word) => word.apps.includes(device.protocol));
  if (own !== undefined) return own;
  scope.report(blameText(text, 0, ...noWord(device, text.value, found[0])));
  return undefined;
}

function noWord(device: DeviceRef, text: string, other: AppWord | undefined): [message: string, hint: string] {
  const { protocol } = device;
  const own = appWords.filter((word) => word.apps.includes(protocol));
  const all = `words of a ${protocol} app: ${own.map(({ shape }) => shape).join(', ')}`;
  if (other !== undefined) return [`a ${protocol} app has no word "${other.lead}"`, all];
  if (text.startsWith('(') || (isKnownCommand(protocol, text) && /^[A-Z]{2}/.test(text)))
    return [
      `"${device.name}" is a mail app, and this is no word of a mail user`,
      `a device that is told commands is declared "${protocol}"`,
    ];
  return [`"${leadIn(text)}" is no word of a mail user`, nearest(text, own) ?? all];
}

function leadIn(text: string): string {
  return /^[^\s,]*/.exec(text)?.[0] ?? '';
}

/** The lead that a mistyped text most likely begins with: as many words of it as the lead has. */
function nearest(text: string, words: readonly AppWord[]): string | undefined {
  const typed = text.split(/[\s,]+/);
  for (const length of [3, 2, 1]) {
    const leads = words.map(({ lead }) => lead).filter((lead) => lead.split(' ').length === length);
    const found = closest(typed.slice(0, length).join(' '), leads);
    if (found !== undefined) return `did you mean "${found}"?`;
  }
  return undefined;
}

/** Reads what follows the lead, and the option behind the comma. */
function readWord(scope: Scope, device: DeviceRef, word: AppWord, text: Text): ScriptedAct | undefined {
  const comma = text.value.indexOf(',');
  const end = comma < 0 ? text.value.length : comma;
  const reader = new WordReader(scope, device.protocol, sliceText(text, word.lead.length, end));
  const option = comma < 0 ? undefined : optionOf(scope, word, sliceText(text, comma + 1));
  const act = word.read(reader, option);
  if (act !== undefined) reader.end(`"${word.shape}"`);
  return act;
}

function optionOf(scope: Scope, word: AppWord, text: Text): string | undefined {
  const option = text.value.trim();
  const { options = [] } = word;
  if (options.includes(option)) return option;
  const at = text.value.length - text.value.trimStart().length;
  const hint = didYouMean(option, options) ?? (options.length > 0 ? `it may be ${options.join(' or ')}` : undefined);
  const message = options.length > 0 ? `"${option}" is not known` : `nothing may follow "${word.lead}" behind a comma`;
  scope.report(blameText(text, at, message, hint));
  return undefined;
}

/** Keys that only some words give a meaning. */
function checkWordKeys(scope: Scope, device: DeviceRef, word: AppWord, cursor: Cursor<BranchSource>): void {
  const { value } = cursor;
  for (const key of Object.keys(value)) {
    const hint = misplaced(device, word, key);
    if (hint !== undefined)
      scope.report(
        blameKey(child(cursor, key as keyof BranchSource), `"${key}" does not go with "${word.lead}"`, hint),
      );
  }
}

function misplaced({ protocol }: DeviceRef, word: AppWord, key: string): string | undefined {
  if (key === 'within' && word.repeats !== true)
    return protocol === 'imap' ? 'it belongs to sync, idle and download everything' : 'it belongs to download';
  if ((key === 'got' || key === 'got at most') && word.brings !== true)
    return protocol === 'imap'
      ? 'it belongs to sync, idle, come online and download everything'
      : 'it belongs to download';
  if (protocol === 'pop3' && ['folders', 'no folders', 'dropped cache'].includes(key))
    return 'a pop3 app has INBOX only, and no cache of it';
  if (key === 'dropped cache' && word.brings !== true) return 'it belongs to sync, come online and idle';
  return undefined;
}
