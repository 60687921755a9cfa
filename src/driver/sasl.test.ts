import { describe, expect, it } from 'vitest';
import { apopDigest, saslMechanism } from './sasl.ts';
import { saslPrep } from './sasl-prep.ts';

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

describe('PLAIN (RFC 4616)', () => {
  it('says user and password in one message', () => {
    const plain = saslMechanism('PLAIN', { user: 'tim', password: 'tanstaaftanstaaf' });
    expect(plain.initial()).toEqual(base64('AHRpbQB0YW5zdGFhZnRhbnN0YWFm'));
    expect(() => plain.respond(Buffer.from('more'))).toThrow(/PLAIN/);
  });
});

describe('LOGIN', () => {
  it('answers two prompts, whatever they say', () => {
    const login = saslMechanism('LOGIN', { user: 'tim', password: 'secret' });
    expect(login.initial()).toBeUndefined();
    expect(login.respond(Buffer.from('User Name'))).toEqual(Buffer.from('tim'));
    expect(login.respond(Buffer.from(''))).toEqual(Buffer.from('secret'));
    expect(() => login.respond(Buffer.from('Password'))).toThrow(/LOGIN/);
  });
});

describe('CRAM-MD5 (RFC 2195 s.2)', () => {
  it('signs the challenge', () => {
    const cram = saslMechanism('CRAM-MD5', { user: 'tim', password: 'tanstaaftanstaaf' });
    expect(cram.initial()).toBeUndefined();
    const answer = cram.respond(base64('PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+'));
    expect(answer).toEqual(base64('dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw'));
    expect(() => cram.respond(Buffer.from(''))).toThrow(/CRAM-MD5/);
  });
});

describe('APOP (RFC 1939 s.7)', () => {
  it('digests timestamp and password', () => {
    expect(apopDigest('<1896.697170952@dbc.mtview.ca.us>', 'tanstaaf')).toBe('c4c9334bac560ecc979e58001b3e22fb');
  });
});

describe('SCRAM-SHA-256 (RFC 7677 s.3)', () => {
  const nonce = 'rOprNGfwEbeRWgbNEkqO';
  const serverFirst = `r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;
  const serverFinal = 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';
  const begin = (password = 'pencil') => saslMechanism('SCRAM-SHA-256', { user: 'user', password }, nonce);

  it('plays the example of the RFC', () => {
    const scram = begin();
    expect(scram.initial()?.toString()).toBe(`n,,n=user,r=${nonce}`);
    expect(scram.respond(Buffer.from(serverFirst)).toString()).toBe(
      `c=biws,r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`,
    );
    expect(scram.verify?.()).toBe(false);
    expect(scram.respond(Buffer.from(serverFinal))).toEqual(Buffer.alloc(0));
    expect(scram.verify?.()).toBe(true);
  });

  it.each([
    ['a signature of another password', begin('crayon'), serverFinal],
    ['an error', begin(), 'e=invalid-proof'],
    ['no signature', begin(), 'v='],
    ['a cut signature', begin(), 'v=6rriTRBi23WpRR/w'],
  ])('does not believe %s', (_, scram, final) => {
    scram.initial();
    scram.respond(Buffer.from(serverFirst));
    expect(() => scram.respond(Buffer.from(final))).toThrow(/signature/);
    expect(scram.verify?.()).toBe(false);
  });

  it.each([
    ['a nonce that is not ours', 'r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096', /nonce/],
    ['our nonce alone', `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`, /nonce/],
    ['no salt', `r=${nonce}x,i=4096`, /grammar/],
    ['no iterations', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0`, /grammar/],
    ['too many iterations', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4000000000`, /iterations/],
    ['a mandatory extension', `m=x,r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`, /grammar/],
  ])('refuses %s', (_, first, message) => {
    expect(() => begin().respond(Buffer.from(first))).toThrow(message);
  });

  it('takes optional extensions', () => {
    expect(
      begin()
        .respond(Buffer.from(`${serverFirst},x=y`))
        .toString(),
    ).toMatch(/^c=biws,r=/);
  });

  it('writes comma and equals sign of a user name as the RFC asks', () => {
    const scram = saslMechanism('SCRAM-SHA-256', { user: 'a,b=c', password: 'x' }, 'n');
    expect(scram.initial()?.toString()).toBe('n,,n=a=2Cb=3Dc,r=n');
  });

  it('makes its own nonce', () => {
    const first = () => saslMechanism('SCRAM-SHA-256', { user: 'u', password: 'p' }).initial()?.toString() ?? '';
    expect(first()).toMatch(/^n,,n=u,r=[!-+\--~]{20,}$/);
    expect(first()).not.toBe(first());
  });
});

describe('SASLprep (RFC 4013 s.3)', () => {
  it.each([
    ['I\u00ADX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00AA', 'a'],
    ['\u2168', 'IX'],
    ['a\u00A0b', 'a b'],
  ])('%j becomes %j', (text, prepared) => {
    expect(saslPrep(text)).toBe(prepared);
  });
});
