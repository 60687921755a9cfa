import { describe, expect, it } from 'vitest';
import { identifierOf } from './fixture-names.ts';

const fixtures: Readonly<Record<string, string>> = {
  short: 'Subject: One\r\n\r\nbody\r\n',
  long: 'From: a@example.org\r\nSubject: One\r\n\r\nother\r\n',
};
const identify = identifierOf(Object.keys(fixtures), (name) => Buffer.from(fixtures[name] ?? ''));
const named = (header: string): string | undefined => identify(Buffer.from(header));

describe('a message is known', () => {
  it('by its header, and below the fields of its delivery', () => {
    expect(named('Subject: One\r\n\r\n')).toBe('short');
    expect(named('Received: here\r\nFrom: a@example.org\r\nSubject: One\r\n\r\n')).toBe('long');
  });

  it('among fields that a server has put anywhere', () => {
    expect(named('From: a@example.org\r\nX-UID: 7\r\nSubject: One\r\nStatus: O\r\n\r\n')).toBe('long');
    expect(named('X-A: 1\r\nSubject: One\r\nX-B: 2\r\n\r\n')).toBe('short');
  });

  it('by nothing less', () => {
    expect(named('From: a@example.org\r\n\r\n')).toBeUndefined();
    expect(named('\r\n')).toBeUndefined();
  });
});
