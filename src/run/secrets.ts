import type { Account } from '../targets/target.ts';

/** The password in the spellings that a case sends it in: as it is, and in base64 by itself and in SASL PLAIN. */
export function secretsOf({ user, password }: Account): readonly string[] {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return [password, base64(password), base64(`\0${user}\0${password}`)];
}
