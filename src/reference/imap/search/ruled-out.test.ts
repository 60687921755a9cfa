import { expect, it } from 'vitest';
import { rulesOut, rulesOutAddresses, rulesOutHeader } from './ruled-out.ts';

const plain =
  'Subject: Apples\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: 7bit\r\n\r\nIn the basket.\r\n';

interface Row {
  readonly wanted: string;
  readonly message: string;
  readonly ruledOut: boolean;
}

const rows: Readonly<Record<string, Row>> = {
  'a word that is not there': { wanted: 'pears', message: plain, ruledOut: true },
  'a word of the header in another case': { wanted: 'aPPles', message: plain, ruledOut: false },
  'a word of the body': { wanted: 'basket.', message: plain, ruledOut: false },
  'special characters of patterns': { wanted: '.*', message: plain, ruledOut: true },
  'several words that are not there': { wanted: 'no pears', message: plain, ruledOut: true },
  'several words': { wanted: 'in the basket', message: plain, ruledOut: false },
  'words with a fold between them': {
    wanted: 'green apples',
    message: `X: green\r\n apples\r\n${plain}`,
    ruledOut: false,
  },
  'a blank that is not written': { wanted: ' apples', message: plain, ruledOut: false },
  'a colon': { wanted: 'subject: apples', message: plain, ruledOut: false },
  'the empty string': { wanted: '', message: plain, ruledOut: false },
  'letters beyond ASCII': { wanted: 'äpfel', message: plain, ruledOut: false },
  'an encoded word': { wanted: 'pears', message: `X: =?utf-8?Q?p=65ars?=\r\n${plain}`, ruledOut: false },
  'quoted-printable': { wanted: 'pears', message: plain.replace('7bit', 'quoted-printable'), ruledOut: false },
  'an encoding behind a fold': { wanted: 'pears', message: plain.replace(' 7bit', '\r\n base64'), ruledOut: false },
  'a charset with escapes': { wanted: 'pears', message: plain.replace('utf-8', 'utf-7'), ruledOut: false },
  'a quoted pair': { wanted: 'pears', message: `To: "p\\ears" <a@example.org>\r\n${plain}`, ruledOut: false },
  'a lone CR': { wanted: 'pears', message: `X: p\rears\r\n${plain}`, ruledOut: false },
};

for (const [what, { wanted, message, ruledOut }] of Object.entries(rows)) {
  it(`${ruledOut ? 'rules out' : 'does not rule out'} ${what}`, () => {
    expect(rulesOut(wanted)(Buffer.from(message))).toBe(ruledOut);
  });
}

it('looks at the header alone where only that counts', () => {
  const message = Buffer.from(plain);
  expect([rulesOutHeader('basket')(message), rulesOutHeader('apples')(message)]).toEqual([true, false]);
});

it('rules out simple words of addresses only, since comments may stand in an address', () => {
  const message = Buffer.from(`From: bob (here) @ example . org\r\n${plain}`);
  expect(['carol', 'bob', 'bob@example.org'].map((wanted) => rulesOutAddresses(wanted)(message))).toEqual([
    true,
    false,
    false,
  ]);
});
