import { allExtensions } from './imap/extensions/all.ts';
import { type Choices, isSettingName } from './settings/registry.ts';

/** Why no server can be as these choices ask; undefined where one can. */
export function contradictionIn(choices: Choices): string | undefined {
  const rev2 = choices['imap.rev2'] !== 'off';
  if (!rev2 && choices['imap.rev1'] === 'off') return 'imap.rev1 and imap.rev2 cannot both be off';
  const part = allExtensions.find(({ name, inRev2 }) => inRev2 === true && isOff(choices, `imap.${name}`));
  if (!rev2 || part === undefined) return undefined;
  return `imap.${part.name}=off needs imap.rev2=off: IMAP4rev2 has taken it in`;
}

function isOff(choices: Choices, setting: string): boolean {
  return isSettingName(setting) && (choices[setting] as string | undefined) === 'off';
}
