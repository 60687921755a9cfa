import type { Command } from '../contract.ts';
import { command } from '../contract.ts';
import { parseList } from '../list/parse.ts';
import type { ListRequest } from '../list/request.ts';
import { runList } from '../list/run.ts';

/** LIST (RFC 9051 section 6.3.9). */
export const list: Command = command<ListRequest>({
  name: 'LIST',
  state: 'authenticated',
  parse: parseList,
  run: runList,
});
