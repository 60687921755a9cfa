import type { Cursor } from '../source/cursor.ts';
import { blameKey } from '../source/cursor.ts';
import type { Expectations } from './model.ts';
import { checkFixture } from './names.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { textOf } from './text.ts';

/** `body: plain:top 5`: the fixture that the multi-line reply must equal. */
export function compileBody(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<string> | undefined,
): Pick<Expectations, 'body'> {
  if (cursor === undefined) return {};
  if (device.protocol === 'imap') {
    const hint = 'in IMAP a fixture stands in the pattern: 1 FETCH (BODY[] {=plain})';
    scope.report(blameKey(cursor, '"body" is for POP3 replies', hint));
    return {};
  }
  const text = textOf(cursor, scope.row);
  const [fixture = '', ...rest] = text.value.split(':');
  const part = rest.length > 0 ? rest.join(':') : undefined;
  checkFixture(scope, text, 0, fixture, part);
  return { body: { fixture, ...(part !== undefined && { part }) } };
}
