import { expect, test } from 'vitest';
import { account, everyFixture, mailOnServer, openBench, other, unseen } from './bench.ts';
import { describeClient } from './clients.ts';
import { asFetched, Fetchmail, type FetchmailService } from './fetchmail.ts';

const mail = await everyFixture();

const message = (subject: string): Buffer =>
  Buffer.from(`From: a@example.org\r\nSubject: ${subject}\r\n\r\n.\r\n..\r\n\xe9\r\n`, 'latin1');
const services = ['pop3', 'pop3s', 'imap', 'imaps'] as const satisfies readonly FetchmailService[];

describeClient('fetchmail', (clients) => {
  test.each(services)('fetches everything by %s and leaves nothing', async (service) => {
    await using bench = await openBench(clients());
    bench.server.deliver(account.user, mail);
    const fetchmail = await Fetchmail.open(bench, { service });
    expect(await fetchmail.poll()).toBe(0);
    expect(await fetchmail.fetched()).toEqual(mail.map(asFetched));
    expect(mailOnServer(bench)).toEqual([]);
    expect(await fetchmail.poll()).toBe(1);
    bench.server.deliver(account.user, [message('late')]);
    expect(await fetchmail.poll()).toBe(0);
    expect(await fetchmail.fetched()).toEqual([...mail, message('late')].map(asFetched));
    expect(mailOnServer(bench)).toEqual([]);
  });

  test.each([
    ['pop3', {}],
    ['pop3', { uidl: true }],
    ['pop3s', { uidl: true }],
    ['imap', {}],
    ['imaps', {}],
  ] as const)('fetches everything once by %s and keeps it: %o', async (service, options) => {
    await using bench = await openBench(clients());
    bench.server.deliver(account.user, mail);
    const fetchmail = await Fetchmail.open(bench, { service, keep: true, ...options });
    expect(await fetchmail.poll()).toBe(0);
    expect(await fetchmail.poll()).toBe(1);
    expect(await fetchmail.fetched()).toEqual(mail.map(asFetched));
    bench.server.deliver(account.user, [message('late')]);
    expect(await fetchmail.poll()).toBe(0);
    expect(await fetchmail.fetched()).toEqual([...mail, message('late')].map(asFetched));
    // POP3 has no flags; by IMAP what was fetched is seen, which is how fetchmail knows it again.
    const flags = service.startsWith('imap') ? ['\\Seen'] : [];
    expect(mailOnServer(bench)).toEqual(unseen([...mail, message('late')]).map((each) => ({ ...each, flags })));
  });

  test.each(['pop3', 'imap'] as const)('passes mail on from %s to LMTP', async (service) => {
    await using bench = await openBench(clients());
    bench.server.deliver(account.user, mail);
    const deliverTo = `lmtp smtphost "localhost/${bench.port('lmtp')}" smtpname "${other.user}@localhost"`;
    const fetchmail = await Fetchmail.open(bench, { service, deliverTo });
    expect(await fetchmail.poll()).toBe(0);
    const trace = /^Return-Path: .*\r\n(?:Received: .*\r\n(?:\t.*\r\n)+){2}/;
    const passedOn = mailOnServer(bench, 'INBOX', other.user).map(({ octets }) => octets.replace(trace, ''));
    expect(passedOn).toEqual(mail.map((each) => asFetched(each).replaceAll('\n', '\r\n')));
    expect(mailOnServer(bench)).toEqual([]);
  });

  test.each(services)('leaves on %s what could not be delivered', async (service) => {
    await using bench = await openBench(clients());
    bench.server.deliver(account.user, [message('first'), message('refused'), message('last')]);
    const fetchmail = await Fetchmail.open(bench, { service, refuses: 'refused' });
    await fetchmail.poll();
    expect(await fetchmail.fetched()).toEqual([message('first'), message('last')].map(asFetched));
    expect(mailOnServer(bench).map(({ octets }) => octets)).toEqual([message('refused').toString('latin1')]);
  });

  test.each([
    ['a wrong password', { password: 'wrong' }, 3],
    ['a certificate that it does not trust', { trust: false }, 2],
  ] as const)('fetches nothing with %s', async (_, options, status) => {
    await using bench = await openBench(clients());
    bench.server.deliver(account.user, mail);
    for (const service of services) {
      const fetchmail = await Fetchmail.open(bench, { service, ...options });
      expect(await fetchmail.poll(), service).toBe(status);
      expect(await fetchmail.fetched()).toEqual([]);
    }
    expect(mailOnServer(bench)).toEqual(unseen(mail));
  });

  test.each([
    ['pop3.quit.removes-nothing', 'pop3'],
    ['imap.expunge.announced-and-kept', 'imap'],
  ] as const)('leaves mail on a server with %s', async (fault, service) => {
    await using bench = await openBench(clients(), { faults: [fault] });
    bench.server.deliver(account.user, mail);
    const fetchmail = await Fetchmail.open(bench, { service });
    expect(await fetchmail.poll()).toBe(0);
    expect(mailOnServer(bench)).not.toEqual([]);
  });

  test.each([
    ['pop3.uidl.of-the-session', 'pop3'],
    ['imap.store.not-kept', 'imap'],
  ] as const)('fetches twice what it keeps on a server with %s', async (fault, service) => {
    await using bench = await openBench(clients(), { faults: [fault] });
    bench.server.deliver(account.user, mail);
    const fetchmail = await Fetchmail.open(bench, { service, keep: true });
    expect([await fetchmail.poll(), await fetchmail.poll()]).toEqual([0, 0]);
    expect(await fetchmail.fetched()).toEqual([...mail, ...mail].map(asFetched));
  });

  test.each(['pop3.top.not-stuffed', 'pop3.retr.eighth-bit-cut'] as const)(
    'fetches other octets from a server with %s',
    async (fault) => {
      await using bench = await openBench(clients(), { faults: [fault] });
      bench.server.deliver(account.user, [message('dots')]);
      // TOP fetches by default, RETR where mail is kept without UIDL being asked for.
      const fetchmail = await Fetchmail.open(bench, { service: 'pop3', ...(fault.includes('retr') && { keep: true }) });
      await fetchmail.poll();
      expect(await fetchmail.fetched()).not.toEqual([asFetched(message('dots'))]);
    },
  );
});
