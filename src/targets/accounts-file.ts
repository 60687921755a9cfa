import { readFile } from 'node:fs/promises';
import { checkYaml } from './checked-yaml.ts';
import { type Account, TargetError } from './target.ts';

const advice = 'the file has a list "accounts" of entries with "user" and "password"; put a password with special characters in quotes';

/** Reads `--accounts FILE`. Its lines hold passwords, so that no message quotes them. */
export async function readAccounts(file: string): Promise<readonly Account[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TargetError('accounts', `the accounts file cannot be read: ${why}`, 'check the path given to --accounts', cause);
  });
  const { value, problems, syntax } = checkYaml(text, { file, schema: 'accounts.schema.json' });
  if (problems.length > 0) {
    const lines = problems.map((problem) => `${file}:${problem.line}:${problem.column}: ${syntax ? 'not valid YAML here' : problem.message}`);
    throw new TargetError('accounts', lines.join('\n'), advice);
  }
  return (value as { readonly accounts: readonly Account[] }).accounts;
}

/** The account of MAILSPEC_USER and MAILSPEC_PASSWORD. */
export function environmentAccount(environment: NodeJS.ProcessEnv): Account {
  const { MAILSPEC_USER: user = '', MAILSPEC_PASSWORD: password = '' } = environment;
  if (user !== '' && password !== '') return { user, password };
  const missing = user === '' ? 'MAILSPEC_USER' : 'MAILSPEC_PASSWORD';
  const how = 'give --accounts FILE, or set MAILSPEC_USER and MAILSPEC_PASSWORD';
  throw new TargetError('accounts', `a remote target needs an account, and ${missing} is not set`, how);
}
