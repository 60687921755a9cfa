import type { FaultTable } from './fault.ts';

/** Bugs of LIST and LSUB. */
export const listFaults = {
  'imap.list.percent-crosses-levels': {
    breaks: 'The wildcard % also stands for the hierarchy delimiter.',
    requirement: 'rfc9051/6.3.9/wildcards',
    shows: 'LIST "" % returns names of all levels.',
  },
  'imap.list.star-keeps-to-level': {
    breaks: 'The wildcard * does not stand for the hierarchy delimiter.',
    requirement: 'rfc9051/6.3.9/wildcards',
    shows: 'LIST "" * leaves out names below others.',
  },
  'imap.list.reference-ignored': {
    breaks: 'LIST and LSUB do not look at the reference.',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    shows: 'LIST below/ % returns the names of the top level.',
  },
  'imap.list.inbox-hidden': {
    breaks: 'Wildcards do not match INBOX.',
    requirement: 'rfc9051/6.3.9/inbox-listed',
    shows: 'LIST "" * leaves out INBOX.',
  },
  'imap.list.inbox-by-name-missing': {
    breaks: 'A name without wildcards is looked up where INBOX is not.',
    requirement: 'rfc9051/6.3.9/inbox-listed',
    shows: 'LIST "" INBOX returns nothing, though LIST "" * has INBOX.',
  },
  'imap.list.percent-at-top-only': {
    breaks: 'The wildcard % finds names of the top level only, whatever stands before it.',
    requirement: 'rfc9051/6.3.9/wildcards',
    shows: 'LIST "" below/% returns nothing.',
  },
  'imap.list.part-of-pattern-matches': {
    breaks: 'A name that ends before the pattern does is taken to match it.',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    shows: 'LIST "" work-and-more* returns work.',
  },
  'imap.list.first-pattern-only': {
    breaks: 'Of several patterns only the first is looked at.',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    shows: 'LIST "" (one two) leaves out two.',
  },
  'imap.list.superior-twice': {
    breaks: 'A mailbox with names below it is returned for % as a mailbox, and again as a level.',
    requirement: 'rfc9051/6.3.9.3/one-response',
    shows: 'LIST "" % returns a name twice.',
  },
  'imap.list.marked-noselect': {
    breaks: String.raw`A name that is no mailbox is listed as \Unmarked.`,
    requirement: 'rfc9051/7.3.1/one-of-marked-unmarked-noselect',
    shows: String.raw`\Noselect and \Unmarked stand in one response.`,
    under: { 'imap.list-marked': 'yes' },
  },
  'imap.list.levels-left-out': {
    breaks: 'Names that only have others below them are not returned for %.',
    requirement: 'rfc9051/6.3.9/levels-for-percent',
    shows: 'A level of the hierarchy cannot be found level by level.',
  },
  'imap.list.noselect-missing': {
    breaks: String.raw`A name that is no mailbox is listed without \Noselect.`,
    requirement: 'rfc9051/7.3.1/noselect',
    shows: 'The client takes it for a mailbox, and SELECT fails.',
  },
  'imap.list.no-root': {
    breaks: 'LIST with an empty name returns nothing.',
    requirement: 'rfc9051/6.3.9/empty-name-gives-delimiter',
    shows: 'The client cannot find out the hierarchy delimiter.',
  },
  'imap.list.root-delimiter': {
    breaks: 'LIST with an empty name returns another delimiter than the names have.',
    requirement: 'rfc9051/6.3.9/empty-name-gives-delimiter',
    shows: 'Names made with that delimiter are on one level.',
  },
  'imap.list.delimiter-nil': {
    breaks: 'A name with levels is listed with NIL for a delimiter.',
    requirement: 'rfc9051/7.3.1/same-delimiter',
    shows: 'The client takes it for a flat name.',
  },
  'imap.list.haschildren-never': {
    breaks: String.raw`Every name is listed with \HasNoChildren.`,
    requirement: 'rfc9051/6.3.9.2/children-return',
    shows: 'A client that asks for one level at a time never finds what is below.',
  },
  'imap.list.both-children': {
    breaks: String.raw`A name with others below it has \HasChildren and \HasNoChildren.`,
    requirement: 'rfc9051/7.3.1/children-attributes-exclusive',
    shows: 'Both attributes stand in one response.',
  },
  'imap.list.children-by-prefix': {
    breaks: 'Names that start like another are taken for ones below it.',
    requirement: 'rfc9051/6.3.9.2/children-return',
    shows: String.raw`work is listed with \HasChildren because there is workshop.`,
  },
  'imap.list.once-a-pattern': {
    breaks: 'A name is returned once for each pattern that it matches.',
    requirement: 'rfc9051/6.3.9.3/one-response',
    shows: 'LIST with two patterns returns a name twice.',
  },
  'imap.list.root-when-extended': {
    breaks: 'An empty name asks for the root in the extended syntax too.',
    requirement: 'rfc9051/6.3.9/empty-name-when-extended',
    shows: 'LIST () "" "" returns the delimiter.',
  },
  'imap.list.unknown-option-ignored': {
    breaks: 'Selection options that the server does not know are passed over.',
    requirement: 'rfc9051/6.3.9/unknown-option-bad',
    shows: 'LIST (X-NO-SUCH) is answered OK.',
  },
  'imap.list.subscribed-must-exist': {
    breaks: 'LIST (SUBSCRIBED) leaves out subscribed names that are no mailboxes.',
    requirement: 'rfc9051/6.3.9.1/subscribed-option',
    shows: 'A subscription outlives its mailbox, but cannot be seen.',
  },
  'imap.list.subscribed-untold': {
    breaks: String.raw`The attribute \Subscribed is never sent.`,
    requirement: 'rfc9051/6.3.9.2/subscribed-return',
    shows: 'LIST does not tell which names are subscribed.',
  },
  'imap.list.return-subscribed-selects': {
    breaks: 'RETURN (SUBSCRIBED) leaves out what is not subscribed, like the selection option of that name.',
    requirement: 'rfc9051/6.3.9.2/subscribed-return',
    shows: 'LIST with RETURN (SUBSCRIBED) returns fewer names than without.',
  },
  'imap.list.return-subscribed-adds': {
    breaks: 'RETURN (SUBSCRIBED) brings subscribed names that are no mailboxes.',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    shows: 'LIST with RETURN (SUBSCRIBED) returns more names than without.',
  },
  'imap.list.superiors-subscribed': {
    breaks: 'What RECURSIVEMATCH returns for the names below it is marked as subscribed.',
    requirement: 'rfc9051/6.3.9.2/subscribed-return',
    shows: String.raw`A level that nobody subscribed is \Subscribed.`,
  },
  'imap.list.nonexistent-missing': {
    breaks: String.raw`Names that are of no mailbox are returned without \NonExistent.`,
    requirement: 'rfc9051/7.3.1/nonexistent',
    shows: 'The client takes a subscribed name for a mailbox.',
  },
  'imap.list.recursivematch-alone': {
    breaks: 'RECURSIVEMATCH is taken without another option.',
    requirement: 'rfc9051/6.3.9.1/recursivematch-alone-bad',
    shows: 'LIST (RECURSIVEMATCH) is answered OK.',
  },
  'imap.list.recursivematch-ignored': {
    breaks: 'RECURSIVEMATCH returns no superior names.',
    requirement: 'rfc9051/6.3.9.1/recursivematch',
    shows: 'Nothing on the level shows that something subscribed is below.',
  },
  'imap.list.childinfo-missing': {
    breaks: 'Superior names are returned without CHILDINFO.',
    requirement: 'rfc9051/6.3.9.6/childinfo',
    shows: 'The extended item is missing.',
  },
  'imap.list.childinfo-unasked': {
    breaks: 'LIST (SUBSCRIBED) sends CHILDINFO though RECURSIVEMATCH was not given.',
    requirement: 'rfc9051/6.3.9.6/childinfo-only-when-asked',
    shows: 'The extended item stands in a response that did not ask for it.',
  },
  'imap.list.odd-pattern-refused': {
    breaks: 'A pattern that no name can match is answered NO.',
    requirement: 'rfc9051/6.3.9/unacceptable-pattern-ignored',
    shows: 'LIST of a name with an empty level fails.',
  },
  'imap.list.remembered': {
    breaks: 'LIST returns the names that were there when the session first asked.',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    shows: 'Mailboxes that another session makes or removes later never show.',
    severalSessions: true,
  },
  'imap.lsub.level-selectable': {
    breaks: String.raw`LSUB returns a superior of a subscribed name without \Noselect.`,
    requirement: 'rfc3501/6.3.9/percent-shows-parent',
    shows: 'The superior looks subscribed.',
  },
  'imap.lsub.levels-left-out': {
    breaks: 'LSUB with % leaves out the superiors of subscribed names.',
    requirement: 'rfc3501/6.3.9/percent-shows-parent',
    shows: 'What is subscribed below another level cannot be found.',
  },
  'imap.special-use.untold': {
    breaks: 'Special uses are never told.',
    requirement: 'rfc6154/2/return-option',
    shows: 'LIST RETURN (SPECIAL-USE) has no attributes of use.',
  },
  'imap.special-use.selection-ignored': {
    breaks: 'LIST (SPECIAL-USE) returns mailboxes without a special use.',
    requirement: 'rfc6154/2/selection-option',
    shows: 'Every mailbox is returned.',
  },
  'imap.list-status.for-noselect': {
    breaks: 'LIST with STATUS sends a STATUS response for a name that cannot be selected.',
    requirement: 'rfc9051/6.3.9.2/no-status-for-noselect',
    shows: 'An empty STATUS response follows.',
  },
  'imap.list-status.not-for-selected': {
    breaks: 'LIST with STATUS leaves out STATUS of the selected mailbox.',
    requirement: 'rfc9051/6.3.9.2/status-return',
    shows: 'The response is missing.',
  },
} as const satisfies FaultTable;
