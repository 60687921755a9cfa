import { expect, test } from 'vitest';
import { account, type Bench, everyFixture, type Mail, mailOnServer, openBench, unseen } from './bench.ts';
import { describeClient } from './clients.ts';
import { Device, settled } from './device.ts';

const message = (subject: string): Buffer =>
  Buffer.from(`From: ann@example.org\r\nSubject: ${subject}\r\n\r\n.\r\n..\r\n\xe9, and no line end`, 'latin1');
const [one, two, three, four] = ['one', 'two', 'three', 'four'].map(message) as [Buffer, Buffer, Buffer, Buffer];

/** Server and both devices have this mail and no other. */
async function expectEverywhere(desk: Desk, mail: readonly Mail[], mailbox?: string): Promise<void> {
  const wanted = settled(mail);
  expect(settled(mailOnServer(desk.bench, mailbox))).toEqual(wanted);
  expect(await desk.phone.mail(mailbox)).toEqual(wanted);
  expect(await desk.laptop.mail(mailbox)).toEqual(wanted);
}

interface Desk {
  readonly bench: Bench;
  readonly phone: Device;
  readonly laptop: Device;
}

/** Two devices that know the mail of the server: one by STARTTLS, one by TLS from the start. */
async function deskWith(bench: Bench, mail: readonly Buffer[]): Promise<Desk> {
  bench.server.deliver(account.user, mail);
  const phone = await Device.open(bench, 'phone', 'imap');
  const laptop = await Device.open(bench, 'laptop', 'imaps');
  await Promise.all([phone.sync(), laptop.sync()]);
  return { bench, phone, laptop };
}

const flagged = (octets: Buffer, ...flags: readonly string[]): Mail => ({ octets: octets.toString('latin1'), flags });

/** A flag, a new message and a deletion on one device; the mail that there should be then. */
async function changeOnPhone({ phone, laptop }: Desk): Promise<readonly Mail[]> {
  await phone.flag(one, 'FRS');
  await phone.flag(two, 'T');
  await phone.add(four);
  await phone.sync();
  await laptop.sync();
  return [flagged(one, '\\Answered', '\\Flagged', '\\Seen'), ...unseen([three, four])];
}

/** Both devices and the server change something while they do not know of each other. */
async function changeApart({ bench, phone, laptop }: Desk): Promise<readonly Mail[]> {
  await phone.flag(one, 'RS');
  await phone.flag(two, 'T');
  await phone.add(message('from the phone'));
  await laptop.flag(one, 'F');
  await laptop.flag(three, 'T');
  await laptop.add(message('from the laptop'));
  const delivered = message('delivered meanwhile');
  bench.server.deliver(account.user, [delivered]);
  const added = unseen([four, message('from the phone'), message('from the laptop'), delivered]);
  return [flagged(one, '\\Answered', '\\Flagged', '\\Seen'), ...added];
}

describeClient('mbsync between two devices', (clients) => {
  test('brings new mail to both', async () => {
    await using bench = await openBench(clients());
    const mail = await everyFixture();
    const desk = await deskWith(bench, mail);
    expect(mailOnServer(bench)).toEqual(unseen(mail));
    await expectEverywhere(desk, unseen(mail));
    bench.server.deliver(account.user, [one]);
    await desk.laptop.sync();
    await desk.phone.sync();
    await expectEverywhere(desk, unseen([...mail, one]));
  });

  test('brings flags, a new message and a deletion of one device to the other', async () => {
    await using bench = await openBench(clients());
    const desk = await deskWith(bench, [one, two, three]);
    await expectEverywhere(desk, await changeOnPhone(desk));
  });

  test('brings every message of the fixtures from a device to the server', async () => {
    await using bench = await openBench(clients());
    const desk = await deskWith(bench, []);
    const mail = await everyFixture();
    for (const each of mail) await desk.phone.add(each);
    await desk.phone.sync();
    await desk.laptop.sync();
    await expectEverywhere(desk, unseen(mail));
    const lines = mailOnServer(bench).map(({ octets }) => octets.replace(/X-TUID: .*\r\n/, ''));
    expect(lines.sort()).toEqual(mail.map((each) => each.toString('latin1')).sort());
  });

  const merges = (name: string, sync: (desk: Desk) => Promise<void>, choices = {}): void => {
    test(`merges what was changed apart, ${name}`, async () => {
      await using bench = await openBench(clients(), { choices });
      const desk = await deskWith(bench, [one, two, three, four]);
      const wanted = await changeApart(desk);
      await sync(desk);
      await sync(desk);
      await expectEverywhere(desk, wanted);
    });
  };
  const inTurn = async ({ phone, laptop }: Desk): Promise<void> => {
    await phone.sync();
    await laptop.sync();
  };
  merges('one device after the other', inTurn);
  merges('both at once', async ({ phone, laptop }) => {
    await Promise.all([phone.sync(), laptop.sync()]);
  });
  // Without UIDPLUS mbsync must look for the messages that it has appended.
  merges('by IMAP4rev1 without extensions', inTurn, {
    'imap.rev2': 'off',
    'imap.uidplus': 'off',
    'imap.literal-minus': 'off',
    'imap.namespace': 'off',
  });

  test('brings a mailbox that was made on one device to the other', async () => {
    await using bench = await openBench(clients());
    const desk = await deskWith(bench, [one, two]);
    await desk.phone.add(one, 'Archive/2026');
    await desk.phone.flag(one, 'T');
    await desk.phone.sync();
    await desk.laptop.sync();
    await expectEverywhere(desk, unseen([one]), 'Archive/2026');
    await expectEverywhere(desk, unseen([two]));
  });

  test.each(['imap.store.not-kept', 'imap.close.keeps', 'imap.append.eighth-bit-stripped'] as const)(
    'does not end there on a server with %s',
    async (fault) => {
      await using bench = await openBench(clients(), { faults: [fault] });
      const desk = await deskWith(bench, [one, two, three]);
      const wanted = settled(await changeOnPhone(desk));
      expect(settled(mailOnServer(bench))).not.toEqual(wanted);
    },
  );
});
