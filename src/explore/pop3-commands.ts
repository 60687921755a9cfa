import type { Draft } from './draft.ts';
import { changes, reads } from './draft.ts';
import type { Dice, Intent, Pop3Word } from './intent.ts';
import type { Pop3View } from './view.ts';

type Maker = (view: Pop3View, dice: Dice) => Draft | undefined;

/** A message that has no mark; undefined where there is none. */
function unmarked({ count, marked }: Pop3View, die: number): number | undefined {
  const left = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !marked.has(number));
  return left[die % Math.max(1, left.length)];
}

function onMessage(make: (number: string) => string): Maker {
  return (view, [which]) => {
    const number = unmarked(view, which);
    return number === undefined ? undefined : reads(make(String(number)));
  };
}

/** The whole list, or one line of it. */
function listing(name: 'LIST' | 'UIDL'): Maker {
  return (view, [which, how]) => {
    const number = how % 4 === 3 ? unmarked(view, which) : undefined;
    return reads(number === undefined ? name : `${name} ${String(number)}`);
  };
}

const makers: Readonly<Record<Pop3Word, Maker>> = {
  stat: () => reads('STAT'),
  list: listing('LIST'),
  uidl: listing('UIDL'),
  retr: onMessage((number) => `RETR ${number}`),
  top: onMessage((number) => `TOP ${number} 1`),
  dele: (view, [which]) => {
    const number = unmarked(view, which);
    if (number === undefined) return undefined;
    return changes({ kind: 'dele', number }, `DELE ${String(number)}`);
  },
  rset: () => changes({ kind: 'rset' }, 'RSET'),
  noop: () => reads('NOOP'),
};

/** The command that an intent means to a POP3 session in TRANSACTION; undefined where it means nothing just now. */
export function pop3Draft({ word, dice }: Intent<Pop3Word>, view: Pop3View): Draft | undefined {
  return makers[word](view, dice);
}
