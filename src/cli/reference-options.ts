import {
  type Choices,
  contradictionIn,
  type FaultId,
  faultIds,
  isFaultId,
  isSettingName,
  settingNames,
  settingOf,
} from '../reference/index.ts';
import { didYouMean } from '../source/suggest.ts';
import { UsageError } from './command.ts';

/** The faults of `--fault ID`; throws UsageError. */
export function faultOptions(texts: readonly string[]): readonly FaultId[] {
  return texts.map((text) => {
    if (isFaultId(text)) return text;
    const hint = didYouMean(text, faultIds) ?? 'mailspec serve --list-faults prints them all';
    throw new UsageError(`there is no fault "${text}": ${hint}`);
  });
}

/** The choices of `--set NAME=VALUE`; throws UsageError. */
export function choiceOptions(texts: readonly string[]): Choices {
  const chosen = new Map<string, string>();
  for (const text of texts) {
    const [name = '', value] = text.split('=', 2);
    if (!isSettingName(name)) {
      const hint = didYouMean(name, settingNames) ?? 'mailspec serve --list-settings prints them all';
      throw new UsageError(`there is no setting "${name}": ${hint}`);
    }
    const { values } = settingOf(name);
    if (value === undefined || !values.includes(value))
      throw new UsageError(`--set ${name}= takes ${values.join(', ')}, not "${value ?? ''}"`);
    if (chosen.has(name)) throw new UsageError(`--set names ${name} twice`);
    chosen.set(name, value);
  }
  const choices: Choices = Object.fromEntries(chosen);
  const contradiction = contradictionIn(choices);
  if (contradiction !== undefined) throw new UsageError(`--set: ${contradiction}`);
  return choices;
}
