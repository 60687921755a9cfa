import { expect, test } from 'vitest';
import { matchStep } from './match.ts';
import { inputOf } from './sample.ts';
import type { SampleStep } from './sample.ts';

interface Row extends Omit<SampleStep, 'came' | 'expect'> {
  readonly pattern: string;
  readonly came: string | readonly string[];
  /** `path: wanted | got` of each mismatch; none: the pattern is met. */
  readonly differs?: readonly string[];
}

function check(name: string, { pattern, came, differs = [], ...step }: Row): void {
  test(name, () => {
    const input = inputOf({ ...step, expect: [pattern], came: typeof came === 'string' ? [came] : came });
    const told = matchStep(input).mismatches.map(({ path, wanted, got }) => `${path}: ${wanted} | ${got}`);
    expect(told).toEqual(differs);
  });
}

// Counts and numbers
check('EXISTS by value', { pattern: '2 EXISTS', came: '* 2 EXISTS' });
check('EXISTS with another count', { pattern: '2 EXISTS', came: '* 3 EXISTS', differs: ['EXISTS: 2 | 3'] });
check('EXPUNGE of another message', { pattern: '2 EXPUNGE', came: '* 1 EXPUNGE', differs: ['EXPUNGE: 2 | 1'] });
check('a hole for the number', { pattern: '{n} EXPUNGE', came: '* 7 EXPUNGE' });
check('a bound hole for the number', {
  pattern: '{n} EXPUNGE',
  bound: { n: '2' },
  came: '* 3 EXPUNGE',
  differs: ['EXPUNGE: {n} = 2 | 3'],
});
check('RECENT', { pattern: '0 RECENT', came: '* 0 RECENT' });
check('nothing came', { pattern: '2 EXISTS', came: [], differs: ['2 EXISTS: 2 EXISTS | nothing'] });
check('something else came', {
  pattern: '2 EXISTS',
  came: ['* FLAGS (\\Seen)', '* OK [UIDNEXT 4] next'],
  differs: ['2 EXISTS: 2 EXISTS | only FLAGS, OK [UIDNEXT]'],
});

// FLAGS and capabilities: subsets
check('FLAGS is a subset', { pattern: 'FLAGS (\\Seen)', came: '* FLAGS (\\Answered \\SEEN $Junk)' });
check('FLAGS lacks one', {
  pattern: 'FLAGS (\\Seen \\Draft)',
  came: '* FLAGS (\\Seen)',
  differs: ['FLAGS: (\\Seen \\Draft) | (\\Seen), which lacks \\Draft'],
});
check('FLAGS exactly', { pattern: 'FLAGS (\\Seen \\Draft)!', came: '* FLAGS (\\Draft \\seen)' });
check('FLAGS exactly, one more came', {
  pattern: 'FLAGS (\\Seen)!',
  came: '* FLAGS (\\Seen \\Draft)',
  differs: ['FLAGS: (\\Seen) | (\\Seen \\Draft), which has \\Draft besides'],
});
check('FLAGS alone', { pattern: 'FLAGS', came: '* FLAGS ()' });
check('CAPABILITY is a subset in any case of letters', {
  pattern: 'CAPABILITY idle IMAP4rev1',
  came: '* CAPABILITY IMAP4REV1 AUTH=PLAIN IDLE',
});
check('CAPABILITY lacks one', {
  pattern: 'CAPABILITY MOVE',
  came: '* CAPABILITY IMAP4rev1 IDLE',
  differs: ['CAPABILITY: (MOVE) | (IMAP4rev1 IDLE), which lacks MOVE'],
});
check('CAPABILITY captured whole', {
  pattern: 'CAPABILITY {all:list}',
  came: '* CAPABILITY IMAP4rev1 IDLE',
  where: ['size {all} = 2'],
});
check('ENABLED is a subset', { pattern: 'ENABLED imap4REV2', came: '* ENABLED CONDSTORE IMAP4rev2' });
check('ENABLED of nothing', { pattern: 'ENABLED', came: '* ENABLED' });

// LIST
check('LIST attributes are a subset', {
  pattern: 'LIST (\\HasNoChildren) "/" work',
  came: '* LIST (\\Marked \\hasnochildren) "/" "work"',
});
check('LIST with a literal for a name', { pattern: 'LIST () "/" "a b"', came: '* LIST () "/" {3}\r\na b' });
check('LIST of INBOX in any case', { pattern: 'LIST () "/" INBOX', came: '* LIST () "/" "inbox"' });
check('LIST of another name is not a near miss', {
  pattern: 'LIST () "/" Work',
  came: '* LIST () "/" work',
  differs: ['LIST () "/" Work: LIST () "/" Work | only LIST () "/" work'],
});
check('LIST: NIL is no delimiter', {
  pattern: 'LIST () "/" work',
  came: '* LIST () NIL work',
  differs: ['LIST / delimiter: "/" | NIL'],
});
check('LIST: NIL is a name where a name stands', { pattern: 'LIST () "/" nil', came: '* LIST () "/" "nil"' });
check('LIST: what an attribute implies is there', {
  pattern: 'LIST (\\NoSelect) "/" a',
  came: '* LIST (\\NonExistent) "/" a',
});
check('LIST: what is implied is not too many', {
  pattern: 'LIST (\\NonExistent)! "/" a',
  came: '* LIST (\\NonExistent) "/" a',
});
check('LIST: both said, both there', {
  pattern: 'LIST (\\NonExistent \\NoSelect) "/" a',
  came: '* LIST (\\NonExistent) "/" a',
});
check('LIST with extended data that nobody asked for', {
  pattern: 'LIST () "/" a',
  came: '* LIST () "/" a ("CHILDINFO" ("SUBSCRIBED"))',
});
check('LIST with extended data', {
  pattern: 'LIST () "/" a (CHILDINFO ("SUBSCRIBED"))',
  came: '* LIST () "/" a (OLDNAME ("b") "CHILDINFO" ("SUBSCRIBED"))',
});
check('LIST without the extended data wanted', {
  pattern: 'LIST () "/" a (CHILDINFO ("SUBSCRIBED"))',
  came: '* LIST () "/" a',
  differs: ['LIST: (CHILDINFO ("SUBSCRIBED")) | nothing more'],
});
check('LIST with an ellipsis', { pattern: 'LIST (\\Noselect) ...', came: '* LIST (\\Noselect) "/" anything' });
check('LSUB', { pattern: 'LSUB () {d} work', came: '* LSUB (\\Subscribed) "." work' });

// SEARCH and ESEARCH
check('SEARCH is a set', { pattern: 'SEARCH 4 2', came: '* SEARCH 2 4' });
check('SEARCH finds too few', { pattern: 'SEARCH 2 4', came: '* SEARCH 2', differs: ['SEARCH: 2,4 | 2'] });
check('SEARCH with nothing found', { pattern: 'SEARCH', came: '* SEARCH' });
check('SEARCH that should find nothing', { pattern: 'SEARCH', came: '* SEARCH 3', differs: ['SEARCH: nothing | 3'] });
check('SEARCH against a row', { pattern: 'SEARCH {hits:set}', bound: { hits: '2,4:6' }, came: '* SEARCH 6 5 4 2' });
check('SEARCH against a row with spaces', {
  pattern: 'SEARCH {hits:set}',
  bound: { hits: '2 4' },
  came: '* SEARCH 4 2',
});
check('SEARCH against an empty row', { pattern: 'SEARCH {hits:set}', bound: { hits: '' }, came: '* SEARCH' });
check('SEARCH against a row that differs', {
  pattern: 'SEARCH {hits:set}',
  bound: { hits: '1 3' },
  came: '* SEARCH',
  differs: ['SEARCH: {hits} = 1 3 | nothing'],
});
check('SEARCH with any number', { pattern: 'SEARCH ...', came: '* SEARCH 1 2' });
check('SEARCH with one of them bound', {
  pattern: 'SEARCH {a} {b}',
  bound: { b: '1' },
  came: '* SEARCH 1 2',
  where: ['{a} = 2'],
});
check('SEARCH with a mod-sequence nobody asked for', { pattern: 'SEARCH 2', came: '* SEARCH 2 (MODSEQ 917)' });
check('SEARCH with a mod-sequence', {
  pattern: 'SEARCH 2 (MODSEQ {m})',
  came: '* SEARCH 2 (MODSEQ 917)',
  where: ['{m} = 917'],
});
check('SEARCH answered by ESEARCH', { pattern: 'SEARCH 2 4', came: '* ESEARCH (TAG "a1") ALL 2,4' });
check('SEARCH answered by an empty ESEARCH', {
  pattern: 'SEARCH {hits:set}',
  bound: { hits: '' },
  came: '* ESEARCH (TAG "a1")',
});
check('SEARCH answered by an ESEARCH that tells no hits', {
  pattern: 'SEARCH 2',
  came: '* ESEARCH (TAG "a1") COUNT 1',
  differs: ['SEARCH: 2 | no ALL in (TAG "a1") COUNT 1'],
});
check('ESEARCH by name', { pattern: 'ESEARCH COUNT 2 ALL 1:2', came: '* ESEARCH (TAG "a1") UID ALL 2,1 COUNT 2' });
check('ESEARCH with its tag', {
  pattern: 'ESEARCH (TAG {t}) MIN 1',
  bound: { t: 'a1' },
  came: '* ESEARCH (TAG "a1") MIN 1 MAX 3',
});
check('ESEARCH of another tag', {
  pattern: 'ESEARCH (TAG "a2") MIN 1',
  came: '* ESEARCH (TAG "a1") MIN 1',
  differs: ['ESEARCH / TAG: "a2" | "a1"'],
});
check('ESEARCH UID wanted', {
  pattern: 'ESEARCH UID ALL 3',
  came: '* ESEARCH ALL 3',
  differs: ['ESEARCH / UID: UID | no UID'],
});
check('ESEARCH ALL of nothing found', {
  pattern: 'ESEARCH ALL {hits:set}',
  bound: { hits: '' },
  came: '* ESEARCH (TAG "a1") UID',
});
check('ESEARCH without ALL though something was found', {
  pattern: 'ESEARCH ALL {hits:set}',
  came: '* ESEARCH COUNT 2',
  differs: ['ESEARCH / ALL: {hits:set} | no ALL'],
});
check('ESEARCH PARTIAL', { pattern: 'ESEARCH PARTIAL (1:2 {hits:set})', came: '* ESEARCH UID PARTIAL (1:2 5,7)' });
check('SORT with its mod-sequence', {
  pattern: 'SORT 2 1 (MODSEQ {m})',
  bound: { m: '7' },
  came: '* SORT 2 1 (MODSEQ 7)',
});
check('SORT with a mod-sequence that nobody asked about', { pattern: 'SORT 2 1', came: '* SORT 2 1 (MODSEQ 7)' });
check('SORT without its mod-sequence', {
  pattern: 'SORT 2 1 (MODSEQ 7)',
  came: '* SORT 2 1',
  differs: ['SORT / MODSEQ: 7 | no MODSEQ'],
});
check('SORT is in order', { pattern: 'SORT 2 1', came: '* SORT 1 2', differs: ['SORT / 1: 2 | 1', 'SORT / 2: 1 | 2'] });

// STATUS, NAMESPACE, ID, VANISHED and others
check('STATUS items by name, others beside them', {
  pattern: 'STATUS inbox (UIDNEXT {next} MESSAGES 3)',
  came: '* STATUS "INBOX" (messages 3 UNSEEN 1 uidnext 9)',
});
check('STATUS with another value', {
  pattern: 'STATUS work (MESSAGES 3)',
  came: '* STATUS work (MESSAGES 4)',
  differs: ['STATUS / MESSAGES: 3 | 4'],
});
check('STATUS without an item', {
  pattern: 'STATUS work (UNSEEN 3)',
  came: '* STATUS work (MESSAGES 4)',
  differs: ['STATUS / UNSEEN: UNSEEN 3 | no UNSEEN'],
});
check('STATUS exactly', {
  pattern: 'STATUS work (MESSAGES 4)!',
  came: '* STATUS work (MESSAGES 4 SIZE 9)',
  differs: ['STATUS: nothing more | SIZE 9'],
});
check('NAMESPACE', { pattern: 'NAMESPACE (("" "/")) NIL NIL', came: '* NAMESPACE (("" "/")) NIL NIL' });
check('NAMESPACE: prefixes in any order, with extensions, below INBOX in any case', {
  pattern: 'NAMESPACE (("" "/") ("INBOX." ".")) NIL NIL',
  came: '* NAMESPACE (("Inbox." "." "X-PARAM" ("a"))("" "/")) NIL NIL',
});
check('NAMESPACE with one more', {
  pattern: 'NAMESPACE (("" "/")) NIL NIL',
  came: '* NAMESPACE (("" "/")("#mh/" "/")) NIL NIL',
  differs: ['NAMESPACE / personal: (("" "/")) | (("" "/") ("#mh/" "/")), which has ("#mh/" "/") besides'],
});
check('NAMESPACE with one more that is allowed', {
  pattern: 'NAMESPACE (("" "/") ...) {:any} {:any}',
  came: '* NAMESPACE (("" "/")("#mh/" "/")) NIL (("#shared/" "/"))',
});
check('ID of nothing', { pattern: 'ID NIL', came: '* ID NIL' });
check('ID by field', { pattern: 'ID ("name" {name})', came: '* ID ("version" NIL "NAME" "srv")' });
check('VANISHED as a set', { pattern: 'VANISHED 41,43:45', came: '* VANISHED 43:45,41' });
check('VANISHED (EARLIER) is another response', {
  pattern: 'VANISHED 41',
  came: '* VANISHED (EARLIER) 41',
  differs: ['VANISHED: 41 | (EARLIER) 41'],
});
check('VANISHED in several responses', {
  pattern: 'VANISHED {gone:set}',
  bound: { gone: '1:3' },
  came: ['* VANISHED 1', '* VANISHED 2:3'],
});
check('QUOTA by resource', {
  pattern: 'QUOTA "" (STORAGE {used} 512)',
  came: '* QUOTA "" (MESSAGE 1 20 STORAGE 10 512)',
});
check('MYRIGHTS in any order', { pattern: 'MYRIGHTS INBOX rwl', came: '* MYRIGHTS inbox lrw' });
check('ACL by identifier', { pattern: 'ACL INBOX fred rwl', came: '* ACL INBOX anyone lr fred lrw' });
check('an extension of our own', { pattern: 'X-THING (a "b" 3)', came: '* X-THING (A b 3)' });

// Status responses and their codes
check('a code with a number', { pattern: 'OK [UIDNEXT 4]', came: '* OK [UIDNEXT 4] Predicted next UID' });
check('a code with another number', {
  pattern: 'OK [UIDNEXT 4]',
  came: ['* OK [UIDVALIDITY 4] x', '* OK [UIDNEXT 5] y'],
  differs: ['OK / UIDNEXT: 4 | 5'],
});
check('a code alone', { pattern: 'OK [UIDNEXT]', came: '* OK [UIDNEXT 4] Predicted next UID' });
check('a status alone, whatever the code', { pattern: 'NO', came: '* NO [ALERT] almost full' });
check('no such code', {
  pattern: 'OK [UNSEEN {n}]',
  came: '* OK [UIDNEXT 5] y',
  differs: ['OK [UNSEEN {n}]: OK [UNSEEN {n}] | only OK [UIDNEXT]'],
});
check('PERMANENTFLAGS is a subset', {
  pattern: 'OK [PERMANENTFLAGS (\\*)]',
  came: '* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited',
});
check('PERMANENTFLAGS exactly none', { pattern: 'OK [PERMANENTFLAGS ()!]', came: '* OK [PERMANENTFLAGS ()] None' });
check('COPYUID pairs', {
  pattern: 'OK [COPYUID 38505 304,319:320 3956:3958]',
  came: '* OK [COPYUID 38505 320,304,319 3958,3956:3957] Done',
});
check('COPYUID pairs otherwise', {
  pattern: 'OK [COPYUID 1 5,6 1:2]',
  came: '* OK [COPYUID 1 6,5 1:2] Done',
  differs: ['OK / COPYUID: 1 5,6 1:2 | 1 6,5 1:2, which pairs them otherwise'],
});
check('COPYUID captured', {
  pattern: 'OK [COPYUID {v} {from:set} {to:set}]',
  came: '* OK [COPYUID 1 5:6 1:2] Done',
  where: ['size {to} = size {from}'],
});
check('APPENDUID', {
  pattern: 'OK [APPENDUID {v} {u:nz-number}]',
  bound: { v: '38505' },
  came: '* OK [APPENDUID 38505 3955] done',
});
check('BADCHARSET', { pattern: 'NO [BADCHARSET (utf-8)]', came: '* NO [BADCHARSET ("US-ASCII" UTF-8)] no such' });
check('CAPABILITY code is a subset', {
  pattern: 'OK [CAPABILITY IDLE]',
  came: '* OK [CAPABILITY IMAP4rev1 IDLE] hello',
});
check('HIGHESTMODSEQ by value', {
  pattern: 'OK [HIGHESTMODSEQ {m}]',
  bound: { m: '715194045007' },
  came: '* OK [HIGHESTMODSEQ 715194045007] x',
});
check('an unknown code', { pattern: 'OK [XYZZY a (b "c")]', came: '* OK [xyzzy A (B "c")] x' });
check('BYE with its text', { pattern: 'BYE {why:text}', bound: { why: 'see you' }, came: '* BYE see you' });
check('PREAUTH', { pattern: 'PREAUTH', came: '* PREAUTH hello' });

// Continuation, tagged, events
check('a continuation', { pattern: '+', came: '+ idling' });
check('a challenge', { pattern: '+ {c:base64}', came: '+ PDE4OTYuNjk3MTcwOTUy' });
check('a challenge that is none', {
  pattern: '+ {c:base64}',
  came: '+ not base64',
  differs: ['+ / text: {c:base64} | "not base64"'],
});
check('a challenge by its text', {
  pattern: '+ VXNlcm5hbWU6',
  came: '+ UGFzc3dvcmQ6',
  differs: ['+: VXNlcm5hbWU6 | UGFzc3dvcmQ6'],
});
check('a tagged reply', { pattern: 'a1 OK', came: 'a1 OK done' });
check('a tagged reply of another status', {
  pattern: 'a1 OK',
  came: 'a1 NO [CANNOT] never',
  differs: ['a1 OK: OK | a1 NO [CANNOT] never'],
});
check('a tagged reply of another tag', { pattern: 'a1 OK', came: 'a2 OK done', differs: ['a1 OK: a1 OK | nothing'] });
check('the end of the connection', { pattern: '(closed)', came: ['* BYE bye', '(closed)'] });
check('no end of the connection', {
  pattern: '(closed)',
  came: '* BYE bye',
  differs: ['(closed): (closed) | only BYE'],
});
