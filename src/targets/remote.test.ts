import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from './remote-address.ts';
import { remoteTarget } from './remote.ts';
import { TargetError } from './target.ts';

const saying = (text: string): string => expect.stringContaining(text) as string;

describe('parseAddress', () => {
  const reads = (text: string, wanted: object): void => {
    test(text, () => {
      expect(parseAddress(text)).toEqual(wanted);
    });
  };
  reads('imap://mail.example:1143', { service: 'imap', host: 'mail.example', port: 1143 });
  reads('imaps://mail.example', { service: 'imaps', host: 'mail.example', port: 993 });
  reads('POP3://127.0.0.1/', { service: 'pop3', host: '127.0.0.1', port: 110 });
  reads('pop3s://[::1]:995', { service: 'pop3s', host: '::1', port: 995 });

  const refuses = (text: string, wanted: object): void => {
    test(text, () => {
      expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: 'definition', ...wanted }) as Error);
    });
  };
  refuses('mail.example:143', { advice: saying('imap://mail.example:143') });
  refuses('impa://mail.example', { advice: 'did you mean imap://mail.example?' });
  refuses('http://mail.example', { message: saying('not one of imap, imaps') });
  refuses('imap://', { message: saying('host and port cannot be read') });
  refuses('imap://mail.example:99999', { message: saying('host and port cannot be read') });
  refuses('imap://mail.example:x', { message: saying('host and port cannot be read') });

  test('an account in it is refused and not repeated', () => {
    try {
      parseAddress('imap://me:hunter2@mail.example');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      expect(`${error.message} ${error.advice}`).not.toContain('hunter2');
    }
  });
});

describe('remoteTarget', () => {
  const server = createServer((socket) => socket.end('* OK here\r\n'));
  const silent = createServer((socket) => socket.end());
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailspec-test-'));
    await Promise.all([server, silent].map((each) => once(each.listen(0, '127.0.0.1'), 'listening')));
  });
  afterAll(async () => {
    server.close();
    silent.close();
    await rm(folder, { recursive: true });
  });
  const at = (which: typeof server): string => `imap://127.0.0.1:${(which.address() as AddressInfo).port}`;
  const env = { MAILSPEC_USER: 'me', MAILSPEC_PASSWORD: 'hunter2' };

  test('takes the account from the environment', async () => {
    await using target = await remoteTarget({ at: [at(server)], env });
    expect(target).toMatchObject({ kind: 'remote', name: '127.0.0.1', version: '* OK here', disposable: false });
    expect(target.accounts).toEqual([{ user: 'me', password: 'hunter2' }]);
    expect(target.endpoints()).toMatchObject([{ protocol: 'imap', tls: 'plain', host: '127.0.0.1' }]);
    expect([target.deliver, target.restart, target.kill]).toEqual([undefined, undefined, undefined]);
  });

  test('takes accounts from a file, YAML or JSON', async () => {
    const accounts = [{ user: 'a', password: 'x1' }, { user: 'b', password: 'x2' }];
    const json = join(folder, 'accounts.json');
    await writeFile(json, JSON.stringify({ accounts }));
    await using target = await remoteTarget({ at: [at(server)], accountsFile: json, env: {}, disposable: true });
    expect(target.accounts).toEqual(accounts);
    expect(target.disposable).toBe(true);
  });

  const fails = (name: string, row: { text?: string; env?: NodeJS.ProcessEnv; wanted: object }): void => {
    test(`says what is wrong: ${name}`, async () => {
      const file = join(folder, 'accounts.yaml');
      if (row.text !== undefined) await writeFile(file, row.text);
      const options = { at: [at(server)], env: row.env ?? {}, ...(row.text === undefined ? {} : { accountsFile: file }) };
      const failure = await remoteTarget(options).then(() => undefined, (error: unknown) => error);
      expect(failure).toMatchObject({ code: 'accounts', ...row.wanted });
      expect(JSON.stringify(failure) + String(failure)).not.toMatch(/hunter2/);
    });
  };
  fails('no account', { wanted: { message: saying('MAILSPEC_USER is not set') } });
  fails('no password', { env: { MAILSPEC_USER: 'me' }, wanted: { message: saying('MAILSPEC_PASSWORD is not set') } });
  fails('password without quotes', { text: 'accounts:\n  - user: a\n    password: *hunter2\n', wanted: { message: saying('accounts.yaml:1:1') } });
  fails('password as a number', { text: 'accounts:\n  - user: a\n    password: 1234\n', wanted: { message: saying('accounts.yaml:3:15') } });
  fails('mistyped key', { text: 'accounts:\n  - user: a\n    pasword: hunter2\n', wanted: { message: saying('accounts.yaml:3:5') } });
  fails('empty file', { text: '', wanted: { message: saying('accounts.yaml:1:1') } });

  test('says what is wrong: no such file', async () => {
    const failure = remoteTarget({ at: [at(server)], accountsFile: join(folder, 'none') });
    await expect(failure).rejects.toMatchObject({ code: 'accounts', message: saying('ENOENT') });
  });

  test('says which port does not greet', async () => {
    const failure = remoteTarget({ at: [at(server), at(silent)], env });
    await expect(failure).rejects.toMatchObject({ code: 'not-ready', message: saying(`${at(silent)}: it closed the connection`) });
  });
});
