import type { Keeping } from '../act.ts';
import type { Listed } from './maildrop.ts';

/** A message that the app has downloaded. All of it is the app's own. */
export interface Kept {
  readonly name: string | undefined;
  readonly body: Buffer;
  readonly unread: boolean;
  readonly flagged: boolean;
  readonly uidl: string | undefined;
}

/** A message of the server that was downloaded: the app's UIDL list. Two of the same octets may share a unique-id. */
export interface Taken {
  readonly uidl: string;
  /** Day of the app's clock. */
  readonly day: number;
  /** Whether the user wants it off the server. */
  readonly unwanted: boolean;
}

/** A message of the maildrop beside what the app knows of it. */
export interface Known {
  readonly listed: Listed;
  readonly taken: Taken | undefined;
}

/** Pairs what is on the server with the UIDL list; what the server has no more is left out (RFC 1939 section 7 UIDL). */
export function compare(listed: readonly Listed[], taken: readonly Taken[]): readonly Known[] {
  const left = [...taken];
  return listed.map((one) => {
    const at = left.findIndex(({ uidl }) => uidl === one.uidl);
    const [known] = at < 0 ? [] : left.splice(at, 1);
    return { listed: one, taken: known };
  });
}

/** Whether a downloaded message is to go from the server. */
export function shouldGo(taken: Taken, then: Keeping, today: number): boolean {
  if (taken.unwanted || then === 'delete') return true;
  return then !== 'keep' && today - taken.day >= then.days;
}
