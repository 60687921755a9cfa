import { expect, test } from 'vitest';
import { compilePattern, compileWhere } from './compile.ts';
import type { PatternContext } from './compile.ts';

/** The mistake found, with a caret's column: `column: message`. */
function check(
  name: string,
  row: { readonly text: string; readonly context?: PatternContext; readonly error?: string },
): void {
  test(`${name}: ${row.text}`, () => {
    const compiled = compilePattern(row.text, row.context ?? 'imap');
    const told = 'error' in compiled ? `${String(compiled.error.column)}: ${compiled.error.message}` : undefined;
    expect(told).toBe(row.error);
  });
}

function checkWhere(text: string, error?: string): void {
  test(`where ${text}`, () => {
    const compiled = compileWhere(text);
    expect('error' in compiled ? `${String(compiled.error.column)}: ${compiled.error.message}` : undefined).toBe(error);
  });
}

for (const text of [
  '2 EXPUNGE',
  '{n} FETCH (UID {u} FLAGS (\\Seen))',
  '1 FETCH',
  '{n:nz-number} EXISTS',
  'FLAGS (\\Seen ...)',
  'LIST',
  'LIST (\\Noselect) ...',
  'SEARCH {hits:set}',
  'STATUS INBOX (UIDNEXT {next} X-OWN 3)',
  '1 FETCH (BODY[HEADER.FIELDS (DATE)]<0> {x} X-OWN 3)',
  '2 FETCH (BODY[TEXT] {=plain:text})',
  'OK [UIDNEXT {n}]',
  'OK [VENDOR-CODE 3]',
  'BYE {why}',
  '+',
  '+ {c:base64}',
  'a1 OK',
  '(closed)',
  'X-OWN 1 (a)',
]) {
  check('well-formed', { text });
}

check('nothing', { text: ' ', error: '0: a pattern is empty' });
check('two lines', { text: 'a1 OK\r\na2 OK', error: '5: a pattern is one line' });
check('a star', { text: '* 2 EXPUNGE', error: '0: untagged responses go without the `*`' });
check('a name mistyped', { text: '1 FETHC', error: '2: `FETHC` is no untagged response; did you mean `FETCH`?' });
check('a name unlike any other', { text: 'HELLOWORLD', error: '0: `HELLOWORLD` is no untagged response' });
check('a number missing', {
  text: 'FETCH (UID 1)',
  error: '0: `FETCH` is led by a number: write `{n} FETCH` or `1 FETCH`',
});
check('a number too many', { text: '2 FLAGS ()', error: '0: no number stands before `FLAGS`' });
check('a number of another type', {
  text: '{n:set} EXISTS',
  error: '0: only a number stands here: write {n}, {n:number} or {n:nz-number}',
});
check('values missing', {
  text: 'LIST (\\Noselect) "/"',
  error: '0: `LIST` has 3 values at least; write the others, or `...` behind these, or `LIST` alone',
});
check('values too many', { text: 'FLAGS (a) (b)', error: '10: `FLAGS` takes 1 values' });
check('an item mistyped', { text: '1 FETCH (FLGS ())', error: '9: `FLGS` is no FETCH item; did you mean `FLAGS`?' });
check('an item without a value', {
  text: '1 FETCH (UID 3 FLAGS)',
  error: '15: `FLAGS` has no value: write one, or {name} or {:any}',
});
check('an item of another shape', {
  text: '1 FETCH (FLAGS \\Seen)',
  error: '15: the value of `FLAGS` is a list in parentheses',
});
check('a number of letters', { text: '1 FETCH (UID five)', error: '13: the value of `UID` is a number' });
check('PEEK in a response', {
  text: '1 FETCH (BODY.PEEK[] "")',
  error: '9: a response never says `.PEEK`: leave it out',
});
check('items without parentheses', { text: '1 FETCH UID', error: '8: the items of FETCH stand in parentheses' });
check('no item at all', { text: '1 FETCH (3 4)', error: "9: a FETCH item's name belongs here, not 3" });
check('a hole within a section', {
  text: '1 FETCH (BODY[{p}] "")',
  error: '14: a section is written out: no hole stands in it',
});
check('a STATUS item mistyped', {
  text: 'STATUS INBOX (MESAGES 3)',
  error: '14: `MESAGES` is no STATUS item; did you mean `MESSAGES`?',
});
check('a code mistyped', {
  text: 'NO [TRYCRATE]',
  error: '4: `TRYCRATE` is no response code known; did you mean `TRYCREATE`?',
});
check('a type mistyped', {
  text: '1 FETCH (UID {u:nznumber})',
  error: '13: `nznumber` is no type of a hole; did you mean `nz-number`?',
});
check('a type unlike any other', {
  text: '{:colour} EXISTS',
  error:
    '0: `colour` is no type of a hole; types are any, number, nz-number, string, nil, nil-or-empty, atom, flag, list, set, date-time, base64, unique-id, text',
});
check('text for people', {
  text: 'OK done',
  error: '3: text meant for people is never compared: leave it out, or capture it whole with {name}',
});
check('text for people behind a code', {
  text: 'OK [UIDNEXT 4] next',
  error: '15: text meant for people is never compared: leave it out, or capture it whole with {name}',
});
check('a list left open', { text: '1 FETCH (UID 3', error: '8: this list is not closed' });
check('the column counts characters', { text: 'LIST () "/" Entwürfe (a', error: '21: this list is not closed' });
check('the column of a type counts characters', {
  text: 'LIST () "/" "Entwürfe" {x:lst}',
  error: '23: `lst` is no type of a hole; did you mean `list`?',
});

const status = 'pop3-status' as const;
const line = 'pop3-line' as const;
for (const text of [
  '+OK',
  '+OK 2 {octets}',
  '-ERR [IN-USE]',
  '+OK {greeting:text}',
  '+OK [VENDOR/OWN] x',
  '(closed)',
]) {
  check('well-formed', { text, context: status });
}
for (const text of ['1 {size}', 'SASL ... PLAIN ...', '{=plain:top 5}', '...'])
  check('well-formed', { text, context: line });
check('no status', { text: 'OK', context: status, error: '0: a status line starts with `+OK` or `-ERR`' });
check('a status that goes on', {
  text: '+OKAY',
  context: status,
  error: '0: a status line starts with `+OK` or `-ERR`',
});
check('a POP3 code mistyped', {
  text: '-ERR [INUSE]',
  context: status,
  error: '6: `INUSE` is no response code known; did you mean `IN-USE`?',
});
check('a code left open', { text: '-ERR [IN-USE', context: status, error: '5: a response code reads `[NAME]`' });
check('a hole within a word', { text: '1 <{id}>', context: line, error: '2: a hole stands for a whole word' });
check('two holes in a word', { text: '1 {a}{b}', context: line, error: '2: a hole stands for a whole word' });
check('a hole left open', { text: '1 {a', context: line, error: '2: this hole is not closed' });
check('the rest of a line, not at its end', {
  text: '1 {x:text} 2',
  context: line,
  error: '2: a hole of type `text` takes the rest of the line: it stands last',
});

checkWhere('octets = {size}');
checkWhere('{b} = {a} + 1 - 2');
checkWhere('{n} in {hits}');
checkWhere('size {hits} >= 3');
checkWhere('{a} = "two words"');
checkWhere('{a}={b}');
checkWhere('octets=3', '0: an operator stands between spaces');
checkWhere('ocets = 3', '0: `ocets` is no measure; did you mean `octets`?');
checkWhere('{a} == 3', '4: one of = != < <= > >= in belongs here, with spaces around it');
checkWhere('{a} = ', '6: a term belongs here');
checkWhere('= 3', '0: a term belongs here');
checkWhere('{a} = 3 4', '8: one comparison a line: nothing more may follow');
checkWhere('{a:number} = 3', '0: a capture reads {name} here, without a type');
