import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { Behaviour } from '../behaviour.ts';
import type { ServerContext } from '../context.ts';
import type { Account, Store } from '../store/store.ts';
import { accountByDigest } from './apop.ts';
import { decodedBase64 } from './base64.ts';
import { mechanisms } from './mechanisms.ts';
import type { SaslStep } from './mechanism.ts';
import { saslPrep } from './saslprep.ts';
import { keysOf, provenKey, serverSignature } from './scram-keys.ts';

const account = { user: 'user', password: 'pencil' } as Account;
const store = { account: (name: string) => (name === 'user' ? account : undefined) } as Store;
const context: ServerContext = {
  store,
  behaviour: new Behaviour(),
  log: () => undefined,
  host: 'localhost',
  stopping: new AbortController().signal,
};

function exchange(name: string) {
  const found = mechanisms(context, { secure: false }).find((mechanism) => mechanism.name === name);
  if (found === undefined) throw new Error(name);
  return found.create();
}

function challengeOf(step: SaslStep): string {
  return step.kind === 'challenge' ? step.octets.toString() : step.kind;
}

test.each([
  ['', ''],
  ['AAA=', '\0\0'],
  ['=AAA', undefined],
  ['AAA=BBB=', undefined],
  ['AAA', undefined],
  ['AA A', undefined],
])('base64 %j', (text, octets) => {
  expect(decodedBase64(text)?.toString('latin1')).toBe(octets);
});

// The examples of RFC 4013 section 3.
test.each([
  ['I\u00adX', 'IX'],
  ['user', 'user'],
  ['\u00aa', 'a'],
  ['\u2168', 'IX'],
  ['\u0007', undefined],
  ['\u0627\u0031', undefined],
])('saslprep %j', (text, prepared) => {
  expect(saslPrep(text)).toBe(prepared);
});

test.each([
  ['\0user\0pencil', 'success'],
  ['user\0user\0pencil', 'success'],
  ['other\0user\0pencil', 'credentials'],
  ['\0user\0pen', 'credentials'],
  ['\0nobody\0', 'malformed'],
  ['\0nobody\0x', 'credentials'],
  ['user\0pencil', 'malformed'],
  ['\0user\0pencil\0', 'malformed'],
  ['', 'malformed'],
])('PLAIN %j', (message, outcome) => {
  const step = exchange('PLAIN').start(Buffer.from(message));
  expect(step.kind === 'failure' ? step.reason : step.kind).toBe(outcome);
});

test('LOGIN asks for name and password', () => {
  const login = exchange('LOGIN');
  expect(challengeOf(login.start(undefined))).toBe('Username:');
  expect(challengeOf(login.next(Buffer.from('user')))).toBe('Password:');
  expect(login.next(Buffer.from('pencil'))).toEqual({ kind: 'success', user: 'user' });
});

test('CRAM-MD5 takes the digest of its challenge only', () => {
  const cram = exchange('CRAM-MD5');
  const challenge = challengeOf(cram.start(undefined));
  const digest = createHmac('md5', 'pencil').update(challenge).digest('hex');
  expect(cram.next(Buffer.from(`user ${digest}`))).toEqual({ kind: 'success', user: 'user' });
  expect(cram.next(Buffer.from(`user ${digest.toUpperCase()}`)).kind).toBe('failure');
  expect(exchange('CRAM-MD5').start(Buffer.from('user x')).kind).toBe('failure');
});

test('APOP takes the digest of RFC 1939', () => {
  const apop = {
    ...context,
    store: { account: () => ({ user: 'mrose', password: 'tanstaaf' }) as Account } as unknown as Store,
  };
  const timestamp = '<1896.697170952@dbc.mtview.ca.us>';
  const given = { user: 'mrose', timestamp, digest: 'c4c9334bac560ecc979e58001b3e22fb' };
  expect(accountByDigest(apop, given)?.user).toBe('mrose');
  expect(accountByDigest(apop, { ...given, digest: given.digest.replace('c', 'd') })).toBeUndefined();
});

test('the keys of SCRAM-SHA-256 are those of RFC 7677', () => {
  const keys = keysOf('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const signed = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`;
  const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
  expect(provenKey(keys, { proof, signed })).toEqual(keys.storedKey);
  expect(serverSignature(keys, signed).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
});

function scramAnswer(sent: string, header = 'n,,'): Buffer {
  const [, nonce = '', salt = ''] = /^r=(.+),s=(.+),i=4096$/.exec(sent) ?? [];
  const keys = keysOf('pencil', Buffer.from(salt, 'base64'));
  const withoutProof = `c=${Buffer.from(header).toString('base64')},r=${nonce}`;
  const signature = createHmac('sha256', keys.storedKey).update(`n=user,r=abc,${sent},${withoutProof}`).digest();
  // The client key is not among what a server keeps: take it from provenKey's inverse, which is the XOR with the stored one.
  const clientKey = clientKeyOf(Buffer.from(salt, 'base64'));
  return Buffer.from(
    `${withoutProof},p=${Buffer.from(clientKey.map((v, i) => v ^ (signature[i] ?? 0))).toString('base64')}`,
  );
}

function clientKeyOf(salt: Buffer): Buffer {
  return createHmac('sha256', pbkdf2('pencil', salt)).update('Client Key').digest();
}

function pbkdf2(password: string, salt: Buffer): Buffer {
  // Written out, so that the test shares nothing with the server: PBKDF2 of one block.
  let round = createHmac('sha256', password)
    .update(Buffer.concat([salt, Buffer.from([0, 0, 0, 1])]))
    .digest();
  const sum = Buffer.from(round);
  for (let count = 1; count < 4096; count++) {
    round = createHmac('sha256', password).update(round).digest();
    for (const [at, value] of round.entries()) sum[at] = (sum[at] ?? 0) ^ value;
  }
  return sum;
}

test.each([
  ['n,,n=user,r=abc', 'n,,', 'success'],
  ['y,,n=user,r=abc', 'y,,', 'success'],
  ['n,a=user,n=user,r=abc', 'n,a=user,', 'success'],
  ['n,a=other,n=user,r=abc', 'n,a=other,', 'failure'],
  ['n,,n=user,r=abc', 'y,,', 'failure'],
  ['p=tls-unique,,n=user,r=abc', 'p=tls-unique,,', 'failure'],
  ['n,,m=x,n=user,r=abc', 'n,,', 'failure'],
  ['n,,n=us=er,r=abc', 'n,,', 'failure'],
])('SCRAM-SHA-256 of %j with %j', (first, header, outcome) => {
  const scram = exchange('SCRAM-SHA-256');
  expect(challengeOf(scram.start(undefined))).toBe('');
  let step = scram.next(Buffer.from(first));
  if (step.kind === 'challenge') step = scram.next(scramAnswer(step.octets.toString(), header));
  if (step.kind === 'challenge') {
    expect(challengeOf(step)).toMatch(/^v=/);
    step = scram.next(Buffer.alloc(0));
  }
  expect(step.kind).toBe(outcome);
});
