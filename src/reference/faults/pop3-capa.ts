import type { FaultTable } from './fault.ts';

/** Faults of CAPA, LANG and the SASL mechanisms, which IMAP shares. */
export const pop3CapaFaults = {
  'pop3.capa.refused-after-login': {
    breaks: 'CAPA is refused after the login.',
    requirement: 'rfc2449/5/both-states',
    shows: 'CAPA is answered -ERR in the TRANSACTION state.',
  },
  'pop3.capa.uidl-gone-after-login': {
    breaks: 'UIDL is announced before the login only.',
    requirement: 'rfc2449/5/announced-in-both-states',
    shows: 'A client that asks after the login thinks that there is no UIDL.',
  },
  'pop3.capa.sasl-gone-after-login': {
    breaks: 'SASL is announced before the login only.',
    requirement: 'rfc5034/3/after-auth',
    shows: 'SASL is missing in the TRANSACTION state.',
  },
  'pop3.capa.sasl-without-mechanisms': {
    breaks: 'SASL is announced without mechanisms.',
    requirement: 'rfc5034/3/sasl',
    shows: 'A client does not know what AUTH takes.',
  },
  'pop3.capa.stls-after-login': {
    breaks: 'STLS is announced after the login.',
    requirement: 'rfc2595/8/stls-states',
    shows: 'A client tries what is refused.',
  },
  'pop3.capa.stls-under-tls': {
    breaks: 'STLS is announced under TLS, where it is refused.',
    requirement: 'rfc2595/4/capability',
    shows: 'A client tries what is refused.',
  },
  'pop3.capa.resp-codes-unannounced': {
    breaks: 'Response codes are sent and RESP-CODES is not announced.',
    requirement: 'rfc2449/8/announced',
    shows: '[AUTH] comes without RESP-CODES.',
  },
  'pop3.capa.two-spaces': {
    breaks: 'Two spaces stand between parameters.',
    requirement: 'rfc2449/3/capability-grammar',
    shows: 'A capability line has empty words.',
  },
  'pop3.capa.line-too-long': {
    breaks: 'A capability line has more than 512 octets.',
    requirement: 'rfc2449/5/line-512',
    shows: 'IMPLEMENTATION does not fit in the buffer of a client.',
  },
  'pop3.capa.top-without-command': {
    breaks: 'TOP is announced, and refused when it is given.',
    requirement: 'rfc2449/6.1/top',
    shows: 'TOP 1 0 is answered -ERR.',
  },
  'pop3.lang.tag-missing': {
    breaks: 'The answer to LANG does not name the language.',
    requirement: 'rfc6856/3.2/chosen',
    shows: '+OK and a text without a tag.',
  },
  'pop3.lang.unknown-chosen': {
    breaks: 'LANG takes any language.',
    requirement: 'rfc6856/3.2/unknown',
    shows: 'LANG of a language that nobody has is answered +OK.',
  },
  'pop3.lang.names-without-tags': {
    breaks: 'LANG lists names of languages without their tags.',
    requirement: 'rfc6856/3.2/listing',
    shows: 'Lines that begin with a name in place of a tag.',
  },
  'sasl.plain.authorization-ignored': {
    breaks: 'PLAIN ignores as whom the client wants to act.',
    requirement: 'rfc4616/2/authorization',
    shows: 'A client that asks to act as somebody else is let in as itself.',
  },
  'sasl.cram-md5.challenge-repeated': {
    breaks: 'Every challenge of CRAM-MD5 is the same.',
    requirement: 'rfc2195/2/challenge-unique',
    shows: 'A digest that was heard once opens the maildrop again.',
  },
  'sasl.scram.binding-ignored': {
    breaks: 'SCRAM-SHA-256 goes on with a client that requires channel binding.',
    requirement: 'rfc5802/6/channel-binding-unsupported',
    shows: 'A challenge comes instead of a refusal.',
  },
  'sasl.scram.mandatory-extension-ignored': {
    breaks: 'SCRAM-SHA-256 ignores a mandatory extension.',
    requirement: 'rfc5802/5.1/mandatory-extensions',
    shows: 'A challenge comes instead of a refusal.',
  },
  'sasl.scram.name-escape-ignored': {
    breaks: 'SCRAM-SHA-256 takes a name with a bare equals sign.',
    requirement: 'rfc5802/5.1/name-escapes',
    shows: 'A challenge comes instead of a refusal.',
  },
} as const satisfies FaultTable;
