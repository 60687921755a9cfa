import { blame, blameKey, type Cursor, entries, placeAt } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { AppKind, Device, Protocol, StartState } from './model.ts';
import { stepKeys } from './step-keys.ts';
import type { Devices, Start, StartState as Written } from './suite.generated.ts';

type Kind = Devices[string];
type Report = (problem: Problem) => void;

interface Declared {
  readonly protocol: Protocol;
  /** Of a mail app: how it synchronises, which a POP3 app does not. */
  readonly app?: Omit<AppKind, 'online'>;
}

const kinds: Readonly<Record<Kind, Declared>> = {
  imap: { protocol: 'imap' },
  pop3: { protocol: 'pop3' },
  'imap app': { protocol: 'imap', app: { method: 'plain' } },
  'imap app by CONDSTORE': { protocol: 'imap', app: { method: 'condstore' } },
  'imap app by QRESYNC': { protocol: 'imap', app: { method: 'qresync' } },
  'pop3 app': { protocol: 'pop3', app: {} },
};

const ofApps: readonly Written[] = ['online', 'offline'];

/** The devices of a case and how far each is brought before the first step. */
export function compileDevices(
  report: Report,
  devices: Cursor<Devices>,
  start: Cursor<Start> | undefined,
): readonly Device[] {
  const all = entries<Kind>(devices);
  for (const [name, cursor] of all)
    if (stepKeys.includes(name))
      report(blameKey(cursor, `"${name}" is a word of the language`, 'give the device another name'));
  const names = all.map(([name]) => name);
  for (const [name, cursor] of perDevice(start)) {
    const kind = devices.value[name];
    if (kind === undefined)
      report(
        blameKey(cursor, `unknown device "${name}"`, didYouMean(name, names) ?? `devices here are ${names.join(', ')}`),
      );
    else if (!suits(kind, cursor.value)) report(blame(cursor, ...unsuited(name, kind, cursor.value)));
  }
  checkForAll(report, all, start);
  return all.map(([name, cursor]) => compileDevice(name, cursor, start));
}

function compileDevice(name: string, cursor: Cursor<Kind>, start: Cursor<Start> | undefined): Device {
  const { protocol, app } = kinds[cursor.value];
  const written = startOf(start, name);
  const state = written !== undefined && suits(cursor.value, written) ? written : undefined;
  if (app !== undefined)
    return {
      name,
      protocol,
      start: 'not connected',
      at: placeAt(cursor),
      app: { ...app, online: state !== 'offline' },
    };
  return { name, protocol, start: (state as StartState | undefined) ?? 'selected', at: placeAt(cursor) };
}

/** A client is brought to a state of the protocol; an app is only online or not. */
function suits(kind: Kind, state: Written): boolean {
  return ofApps.includes(state) === (kinds[kind].app !== undefined);
}

function unsuited(name: string, kind: Kind, state: Written): [message: string, hint: string] {
  const isApp = kinds[kind].app !== undefined;
  const hint = isApp ? 'it starts online or offline, and connects when it has to' : 'only a mail app starts so';
  return [`"${name}" is declared "${kind}", which does not start "${state}"`, hint];
}

/** One state for all devices must suit one of them; a default suits those that it can. */
function checkForAll(report: Report, all: readonly (readonly [string, Cursor<Kind>])[], start?: Cursor<Start>): void {
  if (start === undefined || typeof start.value !== 'string' || start.path[0] === 'defaults') return;
  const { value } = start;
  const [first] = all;
  if (first === undefined || all.some(([, { value: kind }]) => suits(kind, value))) return;
  report(blame(start, ...unsuited(first[0], first[1].value, value)));
}

function perDevice(start: Cursor<Start> | undefined): readonly (readonly [string, Cursor<Written>])[] {
  if (start === undefined || typeof start.value === 'string') return [];
  return entries<Written>({ file: start.file, path: start.path, value: start.value });
}

function startOf(start: Cursor<Start> | undefined, device: string): Written | undefined {
  const states = start?.value;
  return typeof states === 'string' ? states : states?.[device];
}
