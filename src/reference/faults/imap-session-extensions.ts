import type { FaultTable } from './fault.ts';

/** ENABLE, ID, IDLE on one session, NAMESPACE and modified UTF-7. */
export const imapSessionExtensionFaults = {
  'imap.enable.silent-when-nothing': {
    breaks: 'ENABLE that enables nothing sends no ENABLED.',
    requirement: 'rfc5161/3.1/enabled-response',
    shows: 'ENABLE X-NO-SUCH-THING is answered OK alone.',
  },
  'imap.enable.unknown-bad': {
    breaks: 'ENABLE of an unknown name is answered BAD.',
    requirement: 'rfc5161/3.1/unknown-ignored',
    shows: 'BAD for ENABLE X-NO-SUCH-THING.',
  },
  'imap.enable.echoes': {
    breaks: 'ENABLED lists all that was asked for.',
    requirement: 'rfc5161/3.2/names-enabled',
    shows: 'ENABLED X-NO-SUCH-THING.',
  },
  'imap.enable.nothing-ok': {
    breaks: 'ENABLE without names is answered OK.',
    requirement: 'rfc5161/3.1/no-arguments-bad',
    shows: 'OK for ENABLE.',
  },
  'imap.enable.until-select': {
    breaks: 'What ENABLE enabled is forgotten at SELECT.',
    requirement: 'rfc5161/3.1/enables-supported',
    shows: 'After ENABLE IMAP4rev2 and SELECT the session speaks rev1 again.',
  },
  'imap.enable.all-again': {
    breaks: 'ENABLED lists what earlier commands enabled, too.',
    requirement: 'rfc5161/3.1/only-newly-enabled',
    shows: 'The second ENABLED names what the first one did.',
  },
  'imap.id.needs-login': {
    breaks: 'ID is refused before login.',
    requirement: 'rfc2971/3.1/any-state',
    shows: 'ID before LOGIN is answered BAD.',
  },
  'imap.id.nil-refused': {
    breaks: 'ID takes no NIL.',
    requirement: 'rfc2971/3.1/accepts-list-or-nil',
    shows: 'ID NIL is answered BAD.',
  },
  'imap.id.no-response': {
    breaks: 'ID sends no ID response.',
    requirement: 'rfc2971/3.2/id-response',
    shows: 'OK alone in answer to ID.',
  },
  'imap.id.value-missing': {
    breaks: 'The ID response has a field without a value.',
    requirement: 'rfc2971/3.2/id-response',
    shows: 'ID ("name").',
  },
  'imap.idle.ends-at-once': {
    breaks: 'IDLE is completed without DONE.',
    requirement: 'rfc2177/3/continuation',
    shows: 'The tagged OK follows the continuation request.',
  },
  'imap.idle.no-continuation': {
    breaks: 'IDLE is not answered with a continuation request.',
    requirement: 'rfc2177/3/continuation',
    shows: 'An untagged OK instead of `+`.',
  },
  'imap.idle.needs-mailbox': {
    breaks: 'IDLE is refused where no mailbox is selected.',
    requirement: 'rfc2177/4/authenticated-or-selected',
    shows: 'IDLE after login is answered BAD.',
  },
  'imap.idle.done-in-capitals': {
    breaks: 'DONE is recognised in upper case only.',
    requirement: 'rfc9051/9/case-insensitive',
    shows: '`doNe` is answered BAD.',
  },
  'imap.idle.swallows-next': {
    breaks: 'What follows DONE in the same packet is dropped.',
    requirement: 'rfc2177/3/ready-afterwards',
    shows: 'A command sent behind DONE is not answered.',
  },
  'imap.namespace.no-response': {
    breaks: 'NAMESPACE sends no NAMESPACE response.',
    requirement: 'rfc9051/6.3.10/namespace',
    shows: 'OK alone in answer to NAMESPACE.',
  },
  'imap.namespace.class-missing': {
    breaks: 'NAMESPACE tells two classes of namespaces instead of three.',
    requirement: 'rfc9051/6.3.10/namespace',
    shows: 'NAMESPACE (("" "/")) NIL.',
  },
  'imap.namespace.other-delimiter': {
    breaks: 'NAMESPACE tells another delimiter than LIST.',
    requirement: 'rfc9051/5.1.1/one-delimiter-per-name',
    shows: '`.` in NAMESPACE and `/` in LIST.',
  },
  'imap.names.utf7-with-slash': {
    breaks: 'Modified UTF-7 is written with `/` where `,` stands for it.',
    requirement: 'rfc3501/5.1.3/modified-utf-7',
    shows: 'A name comes back as another one.',
  },
  'imap.names.utf7-with-padding': {
    breaks: 'Modified UTF-7 is written with the `=` of base64.',
    requirement: 'rfc3501/5.1.3/modified-utf-7',
    shows: 'A name comes back with `=` before its `-`.',
  },
} as const satisfies FaultTable;
