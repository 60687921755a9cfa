import type { Judge } from '../judge.ts';
import type { Drop } from './drop.ts';
import type { Login } from './mirror.ts';

/** A session in the TRANSACTION state, as the maildrop knows it. */
export interface Visit {
  readonly name: string;
  readonly login: Login;
  readonly drop: Drop;
  readonly utf8: boolean;
  readonly judge: Judge;
}
