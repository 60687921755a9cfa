import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const redact = (text: string, ...secrets: readonly string[]) => createRedactor(secrets)(Buffer.from(text)).toString();

describe('createRedactor', () => {
  it('masks each occurrence of each secret', () => {
    expect(redact('LOGIN bob hunter2 hunter2 c2VjcmV0', 'hunter2', 'c2VjcmV0')).toBe(
      'LOGIN bob ******** ******** ********',
    );
  });

  it('hides the length of a secret', () => {
    expect(redact('x', 'x')).toBe(redact('a long secret', 'a long secret'));
  });

  it('leaves no rest of a secret that holds another', () => {
    expect(redact('pass and passphrase', 'pass', 'passphrase')).toBe('******** and ********');
  });

  it('masks octets outside ASCII', () => {
    expect(redact('LOGIN bob "pässwörd"', 'pässwörd')).toBe('LOGIN bob "********"');
  });

  it('gives the octets themselves where there is nothing to mask', () => {
    const bytes = Buffer.from('* OK');
    expect(createRedactor(['secret', ''])(bytes)).toBe(bytes);
  });
});
