import { faultIds, faultOf, settingNames, settingOf } from '../reference/index.ts';

/** What `--list-faults` prints: every fault with what it breaks and how it shows. */
export function faultList(json: boolean): string {
  if (json) return asJson(faultIds.map((id) => ({ id, ...faultOf(id) })));
  return faultIds
    .map((id) => {
      const { breaks, requirement, shows } = faultOf(id);
      return `${id}\n  ${breaks}\n  shows: ${shows}\n  breaks ${requirement}\n`;
    })
    .join('\n');
}

/** What `--list-settings` prints: every setting with its values, the one that holds untold in brackets. */
export function settingList(json: boolean): string {
  if (json) return asJson(settingNames.map((name) => ({ name, ...settingOf(name) })));
  return settingNames
    .map((name) => {
      const { values, initial, about, source } = settingOf(name);
      const shown = values.map((value) => (value === initial ? `[${value}]` : value)).join(' ');
      return `${name}=${shown}\n  ${about} ${source}\n`;
    })
    .join('\n');
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
