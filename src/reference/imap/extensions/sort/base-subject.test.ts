import { expect, it } from 'vitest';
import { baseSubject } from './base-subject.ts';

const rows: Readonly<Record<string, string>> = {
  '': '',
  Apples: 'Apples',
  ' Apples ': 'Apples',
  'Re: Apples': 'Apples',
  'RE:Apples': 'Apples',
  'Fw: Apples': 'Apples',
  'fwd: Apples': 'Apples',
  'Re [2]: Apples': 'Apples',
  're  [list] : Apples': 'Apples',
  're [list]: Apples': 'Apples',
  'Apples (fwd)': 'Apples',
  'Apples (fwd) (FWD) ': 'Apples',
  '[list] Apples': 'Apples',
  '[list] [list] Re: Apples': 'Apples',
  'Re: [list] Re: Apples': 'Apples',
  '[Apples]': '[Apples]',
  'Re: [Apples]': '[Apples]',
  '[list] [Apples]': '[Apples]',
  '[Fwd: Apples]': 'Apples',
  '[fwd: Re: [Fwd: Apples (fwd)]]': 'Apples',
  '[Fwd: Apples] more': 'more',
  '[Fwd: Apples [1]] more': '[Fwd: Apples [1]] more',
  '[list] [Fwd: Apples]': 'Apples',
  'Ref: Apples': 'Ref: Apples',
  'Re : Apples': 'Apples',
  'Apples\t and\r\n pears': 'Apples and pears',
  'Re:': '',
  '[list] ': '[list]',
  '(fwd)': '',
};

for (const [subject, base] of Object.entries(rows)) {
  it(`takes ${JSON.stringify(base)} from ${JSON.stringify(subject)}`, () => {
    expect(baseSubject(subject)).toBe(base);
  });
}
