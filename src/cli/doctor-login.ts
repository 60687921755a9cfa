import { DriverError } from '../driver/error.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Protocol } from '../script/model.ts';
import type { Account } from '../targets/target.ts';
import { type Finding, notApplicable, ok } from './doctor-finding.ts';
import { hasPort, openPatient, type Patient, protocolsOf } from './doctor-patient.ts';

/** Every port for TLS does its handshake; STARTTLS and STLS are tried where there are plain ports. */
export async function checkTls(patient: Patient): Promise<Finding> {
  const works: string[] = [];
  const absent: string[] = [];
  for (const protocol of protocolsOf(patient.target)) {
    if (hasPort(patient.target, protocol, 'implicit')) {
      await (await openPatient(patient, { protocol, tls: 'implicit', to: 'connected' })).close();
      works.push(`${protocol}s`);
    }
    if (!hasPort(patient.target, protocol, 'plain')) continue;
    const outcomes = (await upgrades(patient, protocol)) ? works : absent;
    outcomes.push(protocol === 'imap' ? 'STARTTLS' : 'STLS');
  }
  if (works.length === 0) return notApplicable('TLS', 'there is no port for TLS, and plain ports do not offer it');
  return ok('TLS', works.join(', ') + (absent.length === 0 ? '' : ` (not offered: ${absent.join(', ')})`));
}

/** False where the server refuses; a handshake that fails is an error. */
async function upgrades(patient: Patient, protocol: Protocol): Promise<boolean> {
  try {
    await (await openPatient(patient, { protocol, tls: 'starttls', to: 'connected' })).close();
    return true;
  } catch (error) {
    if (error instanceof DriverError && error.code === 'protocol') return false;
    throw error;
  }
}

/** Accounts of a range are alike: the first and the last stand for all. Those of a remote target are tried one by one. */
export async function checkLogin(patient: Patient): Promise<Finding> {
  const { accounts, kind } = patient.target;
  const some = [...new Set([accounts.at(0), accounts.at(-1)])];
  const tried = kind === 'remote' ? accounts : some.filter((account) => account !== undefined);
  const lines: string[] = [];
  for (const protocol of protocolsOf(patient.target)) {
    for (const account of tried) patient.tls.set(protocol, await loginMode(patient, protocol, account));
    const mode = patient.tls.get(protocol);
    lines.push(`${protocol.toUpperCase()}${mode === 'none' ? '' : ` (${String(mode)} TLS only)`}`);
  }
  return ok('login', `${lines.join(' and ')} as ${tried.map(({ user }) => user).join(', ')}`);
}

const modes = ['none', 'starttls', 'implicit'] as const satisfies readonly TlsMode[];

/** The first mode in which the login works, in clear first; the error of the first mode tried where none does. */
async function loginMode(patient: Patient, protocol: Protocol, account: Account): Promise<TlsMode> {
  let first: unknown;
  for (const tls of modes) {
    if (!hasPort(patient.target, protocol, tls === 'implicit' ? 'implicit' : 'plain')) continue;
    try {
      await (await openPatient(patient, { protocol, tls, to: 'authenticated', account })).close();
      return tls;
    } catch (error) {
      if (!(error instanceof DriverError) || error.code === 'aborted') throw error;
      first ??= error;
    }
  }
  throw first;
}
