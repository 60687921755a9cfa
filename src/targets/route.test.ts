import { expect, it } from 'vitest';
import { isOwnAddress } from './route.ts';

it('knows the addresses at which this machine can be called', async () => {
  expect(await isOwnAddress('127.0.0.1')).toBe(true);
  // An address that no machine has (RFC 5737 section 3).
  expect(await isOwnAddress('192.0.2.1')).toBe(false);
});
