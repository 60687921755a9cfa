import { closest } from '../source/suggest.ts';
import { type Service, services } from './definition.ts';
import type { Probe } from './greeting.ts';
import { TargetError } from './target.ts';

const usualPorts = { imap: 143, imaps: 993, pop3: 110, pop3s: 995 } as const satisfies Record<Service, number>;
const serviceNames = Object.keys(services) as Service[];
const advice = 'write it like imap://mail.example:143, imaps://…, pop3://… or pop3s://…';

/** Reads one `--at`: protocol, host, and the port unless it is the usual one. */
export function parseAddress(text: string): Probe {
  const { scheme = '', rest = '' } = /^(?<scheme>[^:/@]*):\/\/(?<rest>.*)$/.exec(text)?.groups ?? {};
  if (text.includes('@')) {
    const how = 'put the account into --accounts FILE, or into MAILSPEC_USER and MAILSPEC_PASSWORD';
    throw new TargetError('definition', 'an address of --at holds no user and no password', how);
  }
  const service = serviceNames.find((name) => name === scheme.toLowerCase());
  if (service === undefined) {
    const meant = closest(scheme, serviceNames);
    const hint = meant === undefined ? advice : `did you mean ${meant}://${rest}?`;
    throw new TargetError('definition', `--at ${text}: the protocol is not one of ${serviceNames.join(', ')}`, hint);
  }
  return { service, ...parsePlace(text, rest, usualPorts[service]) };
}

function parsePlace(text: string, place: string, usual: number): { readonly host: string; readonly port: number } {
  const form = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<name>[^:/[\]\s]+))(?::(?<port>\d{1,5}))?\/?$/i;
  const { v6, name, port: given } = form.exec(place)?.groups ?? {};
  const host = v6 ?? name;
  const port = given === undefined ? usual : Number(given);
  if (host !== undefined && port >= 1 && port <= 65_535) return { host, port };
  throw new TargetError('definition', `--at ${text}: host and port cannot be read`, advice);
}
