import { setTimeout as delay } from 'node:timers/promises';
import { imapCommand } from '../driver/login.ts';
import { Tally } from '../run/tally.ts';
import { contentsOf, type WipeOptions, wipeAccount } from '../run/wipe.ts';
import { limits } from '../wire/limits.ts';
import { failed, type Finding, notApplicable, ok } from './doctor-finding.ts';
import { openPatient, type Patient, protocolsOf } from './doctor-patient.ts';

const message = Buffer.from(
  'From: doctor@example.org\r\nTo: patient@example.org\r\nSubject: mailspec doctor\r\n\r\nA test.\r\n',
);
const pollMs = 50;

function lookOptions({ target, account, signal, tls }: Patient): WipeOptions {
  const speaksImap = protocolsOf(target).includes('imap');
  const mode = tls.get(speaksImap ? 'imap' : 'pop3') ?? 'none';
  return { target, account, signal, tls: mode, timeoutScale: 1, tally: new Tally(), speaksImap };
}

/** Why nothing may be written into the account; undefined where it may. */
export async function refusal(patient: Patient): Promise<string | undefined> {
  if (patient.disposable) return undefined;
  const { messages, mailboxes } = await contentsOf(lookOptions(patient));
  if (messages === 0 && mailboxes.length === 0) return undefined;
  return `the account ${patient.account.user} holds mail; --disposable says that it may be lost`;
}

/** APPEND puts a message into INBOX. */
export async function checkAppend(patient: Patient): Promise<Finding> {
  const tls = patient.tls.get('imap');
  if (tls === undefined) return notApplicable('append', 'there is no IMAP');
  const before = await contentsOf(lookOptions(patient));
  await using session = await openPatient(patient, { protocol: 'imap', tls, to: 'authenticated' });
  const { tagged } = await imapCommand(session, ['APPEND INBOX ', { literal: message }], limits.replyMs);
  const advice = 'look into the log of the server; the INBOX may lie where it cannot write';
  if (tagged?.status !== 'OK') return failed('append', `APPEND was answered ${tagged?.text ?? 'with nothing'}`, advice);
  const after = await contentsOf(lookOptions(patient));
  if (after.messages > before.messages) return ok('append', 'a message by APPEND is in INBOX');
  return failed('append', 'APPEND was answered OK, and no message came into INBOX', advice);
}

/** A message from outside arrives. */
export async function checkDelivery(patient: Patient): Promise<Finding> {
  const { target, account, signal } = patient;
  if (target.deliver === undefined) return notApplicable('delivery', 'the target has no way of delivery from outside');
  const before = await contentsOf(lookOptions(patient));
  const since = performance.now();
  await target.deliver(account.user, [message]);
  const handedOver = Math.round(performance.now() - since);
  while (performance.now() - since < limits.pushMs) {
    const { messages } = await contentsOf(lookOptions(patient));
    if (messages > before.messages) return ok('delivery', `a message from outside is in INBOX (${handedOver} ms)`);
    await delay(pollMs, undefined, { signal });
  }
  const advice = 'does "deliver" in target.yaml lead to the INBOX that the server shows?';
  return failed('delivery', `the message was taken, and is not in INBOX after ${limits.pushMs} ms`, advice);
}

/** The account can be emptied. */
export async function checkWipe(patient: Patient): Promise<Finding> {
  const { messages } = await contentsOf(lookOptions(patient));
  await wipeAccount(lookOptions(patient));
  const after = await contentsOf(lookOptions(patient));
  if (after.messages === 0) return ok('wipe', `${messages} messages removed, the account is empty`);
  const advice = 'does the server remove what is marked as deleted?';
  return failed('wipe', `${after.messages} messages cannot be removed`, advice);
}

/** The server comes back from a restart. */
export async function checkRestart(patient: Patient): Promise<Finding> {
  const { restart } = patient.target;
  if (restart === undefined) return notApplicable('restart', 'the target cannot be restarted from here');
  const since = performance.now();
  await restart.call(patient.target);
  const tookMs = Math.round(performance.now() - since);
  await contentsOf(lookOptions(patient));
  return ok('restart', `every port greets again (${tookMs} ms), and a login works`);
}
