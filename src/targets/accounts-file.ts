import { readFile } from 'node:fs/promises';
import { checkYaml } from '../source/load-yaml.ts';
import { type Account, TargetError } from './target.ts';

const advice = 'the file has a list "accounts" of entries with "user" and "password"; put a password into single quotes';

/** Reads `--accounts FILE`. Its lines hold passwords, so that no message quotes them. */
export async function readAccounts(file: string): Promise<readonly Account[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TargetError('accounts', `the accounts file cannot be read: ${why}`, 'check the path given to --accounts', cause);
  });
  const { top, problems } = checkYaml<{ readonly accounts: readonly Account[] }>(file, text, 'accounts');
  if (top !== undefined && problems.length === 0) return top.value.accounts;
  const places = problems.map(({ file: name, line, column }) => `${name}:${line}:${column}`);
  throw new TargetError('accounts', `the accounts file cannot be used, see ${places.join(', ')}`, advice);
}

/** The account of MAILSPEC_USER and MAILSPEC_PASSWORD. */
export function environmentAccount(environment: NodeJS.ProcessEnv): Account {
  const { MAILSPEC_USER: user = '', MAILSPEC_PASSWORD: password = '' } = environment;
  if (user !== '' && password !== '') return { user, password };
  const missing = user === '' ? 'MAILSPEC_USER' : 'MAILSPEC_PASSWORD';
  const how = 'give --accounts FILE, or set MAILSPEC_USER and MAILSPEC_PASSWORD';
  throw new TargetError('accounts', `a remote target needs an account, and ${missing} is not set`, how);
}
