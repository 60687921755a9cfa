import type { FaultTable } from './fault.ts';

/** Tags, lines, literals, strings, and the order of commands. */
export const imapFramingFaults = {
  'imap.tag.lower-cased': {
    breaks: 'Tags come back in lower case.',
    requirement: 'rfc9051/2.2.2/tagged-completion',
    shows: '`aBcD NOOP` is completed by `abcd OK`.',
  },
  'imap.tag.truncated': {
    breaks: 'Tags are cut to 32 octets.',
    requirement: 'rfc9051/2.2.2/tagged-completion',
    shows: 'The completion of a command with a long tag carries a shorter one.',
  },
  'imap.tag.once-only': {
    breaks: 'The tag of the command before is refused.',
    requirement: 'rfc9051/2.2.1/tag-reuse',
    shows: 'Two commands with the same tag: the second is answered BAD.',
  },
  'imap.framing.bare-lf': {
    breaks: 'The CAPABILITY response ends with LF alone.',
    requirement: 'rfc9051/2.2/lines-end-with-crlf',
    shows: 'A line without CR before its LF.',
  },
  'imap.framing.no-text-space': {
    breaks: 'A completion without text ends right after OK.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'NOOP is completed by `tag OK` with nothing behind it.',
  },
  'imap.framing.code-runs-into-text': {
    breaks: 'There is no space between a response code and the text.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: '`OK [CAPABILITY ...]Logged in`.',
  },
  'imap.framing.empty-line-closes': {
    breaks: 'An empty line ends the connection without a word.',
    requirement: 'rfc9051/3.4/bye-before-closing',
    shows: 'The connection is closed after CRLF alone, without BYE.',
  },
  'imap.framing.long-line-closes': {
    breaks: 'A line beyond the limit ends the connection without a word.',
    requirement: 'rfc9051/3.4/bye-before-closing',
    shows: 'The connection is closed in the middle of a long line, without BYE or BAD.',
  },
  'imap.framing.nul-ends-command': {
    breaks: 'A NUL ends the command, what follows it is not looked at.',
    requirement: 'rfc9051/2.2.2/syntax-errors-bad',
    shows: '`NOOP` with a NUL behind it is answered OK.',
  },
  'imap.command.case-sensitive': {
    breaks: 'Names of commands are recognised in upper case only.',
    requirement: 'rfc9051/9/case-insensitive',
    shows: '`noop` is answered BAD.',
  },
  'imap.command.unknown-ok': {
    breaks: 'A command that does not exist is answered OK.',
    requirement: 'rfc9051/2.2.2/unknown-command-bad',
    shows: '`XYZZY` is answered OK.',
  },
  'imap.command.unknown-untagged': {
    breaks: 'A command that does not exist is answered without its tag.',
    requirement: 'rfc9051/2.2.2/tagged-completion',
    shows: '`* BAD` for `a1 XYZZY`, and never a tagged reply.',
  },
  'imap.command.surplus-ignored': {
    breaks: 'What stands behind the last argument is ignored.',
    requirement: 'rfc9051/2.2.2/syntax-errors-bad',
    shows: '`NOOP 1` is answered OK.',
  },
  'imap.command.several-spaces': {
    breaks: 'Several spaces are read as one.',
    requirement: 'rfc9051/2.2.2/syntax-errors-bad',
    shows: '`FETCH 1  (FLAGS)` is answered OK.',
  },
  'imap.command.bad-forgets-mailbox': {
    breaks: 'A command answered BAD closes the selected mailbox.',
    requirement: 'rfc9051/6/bad-keeps-state',
    shows: 'After an unknown command FETCH is refused.',
  },
  'imap.command.no-forgets-mailbox': {
    breaks: 'A command answered NO closes the selected mailbox.',
    requirement: 'rfc9051/6/no-keeps-state',
    shows: 'After a COPY that failed FETCH is refused.',
  },
  'imap.pipelining.reversed': {
    breaks: 'Of two commands that came together the second is executed first.',
    requirement: 'rfc9051/5.5/ambiguous-in-order',
    shows: 'A SEARCH sent behind a STORE does not find what STORE set.',
  },
  'imap.literal.empty-not-continued': {
    breaks: 'A literal of no octets is not waited for, and not asked for.',
    requirement: 'rfc9051/4.3/empty-literal-continues',
    shows: 'No continuation request comes for `{0}`.',
  },
  'imap.literal.line-end-cut': {
    breaks: 'CRLF at the end of a literal is taken for the end of the line and dropped.',
    requirement: 'rfc9051/4.3/quoted-and-literal-equal',
    shows: 'A message that was appended lacks its last CRLF.',
  },
  'imap.literal.continued-twice': {
    breaks: 'A literal is asked for by two continuation requests.',
    requirement: 'rfc9051/7.6/continuation',
    shows: 'Two `+` for one literal.',
  },
  'imap.literal.too-large-closes': {
    breaks: 'A literal beyond the limit ends the connection without a word.',
    requirement: 'rfc9051/2.2.1/continuation-for-literal',
    shows: 'No continuation, no refusal and no BYE for a literal of 4 GiB.',
  },
  'imap.literal.non-sync-continued': {
    breaks: 'A non-synchronizing literal is answered with a continuation request.',
    requirement: 'rfc7888/3/no-continuation',
    shows: '`+` comes though nobody waits for it.',
  },
  'imap.literal.non-sync-of-bad-executed': {
    breaks: 'The non-synchronizing literal of a command that is rejected is read as commands.',
    requirement: 'rfc7888/3/same-command',
    shows: 'What was data is answered as a command.',
  },
  'imap.literal.non-sync-by-half': {
    breaks: 'Only the first non-synchronizing literal of a command is looked for.',
    requirement: 'rfc7888/3/anywhere',
    shows: 'LOGIN with two of them fails.',
  },
  'imap.literal.toobig-missing': {
    breaks: 'An APPEND with a too large non-synchronizing literal is refused without the reason.',
    requirement: 'rfc7888/5/toobig',
    shows: 'BAD without the code TOOBIG.',
  },
  'imap.literal.minus-as-plus': {
    breaks: 'LITERAL- is announced, and larger literals are taken all the same.',
    requirement: 'rfc7888/5/toobig',
    shows: 'APPEND with a non-synchronizing literal of more than 4096 octets is answered OK.',
  },
  'imap.parser.open-list-closed': {
    breaks: 'The end of the command closes parentheses that are open.',
    requirement: 'rfc3501/6/invalid-arguments-bad',
    shows: '`FETCH 1 (FLAGS` is answered OK.',
  },
  'imap.parser.open-quote-closed': {
    breaks: 'The end of the command closes a quoted string that is open.',
    requirement: 'rfc3501/6/invalid-arguments-bad',
    shows: '`LIST "" "INBOX` is answered OK.',
  },
  'imap.parser.missing-arguments-ok': {
    breaks: 'A command that lacks its last arguments is answered OK and does nothing.',
    requirement: 'rfc3501/6/invalid-arguments-bad',
    shows: '`RENAME INBOX` is answered OK.',
  },
  'imap.parser.garbage-in-set': {
    breaks: 'What is no number in a set is passed over.',
    requirement: 'rfc3501/6/invalid-arguments-bad',
    shows: '`FETCH 1:x (FLAGS)` is answered OK.',
  },
  'imap.parser.numbers-beyond-ignored': {
    breaks: 'A message number beyond the last message is passed over.',
    requirement: 'rfc9051/9/number-out-of-range-bad',
    shows: 'FETCH of message 2 of 1 is answered OK.',
  },
  'imap.parser.name-as-literal-refused': {
    breaks: 'A mailbox name is not taken as a literal.',
    requirement: 'rfc9051/4.3/quoted-and-literal-equal',
    shows: 'STATUS with INBOX as a literal is answered BAD.',
  },
  'imap.quoted.escapes-kept': {
    breaks: 'The backslash before a quotation mark stays in the value.',
    requirement: 'rfc9051/4.3/quoted-escapes',
    shows: 'A name made with `\\"` in it is listed with the backslash.',
  },
  'imap.quoted.ends-at-escape': {
    breaks: 'A quoted string ends at an escaped quotation mark.',
    requirement: 'rfc9051/4.3/quoted-escapes',
    shows: 'A string with `\\"` in it is answered BAD.',
  },
  'imap.quoted.utf8-refused': {
    breaks: 'UTF-8 in a quoted string is refused under IMAP4rev2.',
    requirement: 'rfc9051/4.3.1/utf8-in-quoted',
    shows: 'A quoted name with an umlaut is answered BAD after ENABLE IMAP4rev2.',
  },
  'imap.astring.bracket-refused': {
    breaks: '`]` is not taken in an atom where it may stand.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'A mailbox name with `]` and without quotation marks is answered BAD.',
  },
} as const satisfies FaultTable;
