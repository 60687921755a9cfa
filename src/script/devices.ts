import { blameKey, type Cursor, entries, placeAt } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Device, Protocol, StartState } from './model.ts';
import { stepKeys } from './step-keys.ts';
import type { Devices, Start } from './suite.generated.ts';

/** The devices of a case and how far each is brought before the first step. */
export function compileDevices(
  report: (problem: Problem) => void,
  devices: Cursor<Devices>,
  start: Cursor<Start> | undefined,
): readonly Device[] {
  const all = entries<Protocol>(devices);
  for (const [name, cursor] of all)
    if (stepKeys.includes(name))
      report(blameKey(cursor, `"${name}" is a word of the language`, 'give the device another name'));
  const names = all.map(([name]) => name);
  for (const [name, cursor] of perDevice(start)) {
    if (!names.includes(name))
      report(
        blameKey(cursor, `unknown device "${name}"`, didYouMean(name, names) ?? `devices here are ${names.join(', ')}`),
      );
  }
  return all.map(([name, cursor]) => ({
    name,
    protocol: cursor.value,
    start: startOf(start, name),
    at: placeAt(cursor),
  }));
}

function perDevice(start: Cursor<Start> | undefined): readonly (readonly [string, Cursor<StartState>])[] {
  if (start === undefined || typeof start.value === 'string') return [];
  return entries<StartState>({ file: start.file, path: start.path, value: start.value });
}

function startOf(start: Cursor<Start> | undefined, device: string): StartState {
  const states = start?.value;
  return (typeof states === 'string' ? states : states?.[device]) ?? 'selected';
}
