/**
 * MUST checks that no fault is asked to turn red, with the reason. An entry whose check is killed or is not there any
 * more fails the selftest.
 */
export const excused: Readonly<Record<string, string>> = {};

/** Worlds in which the set-up of some cases cannot succeed, with the reason: `blocked` is no finding there. */
export const setUpRefused: Readonly<Record<string, string>> = {
  'imap.fetch-of-expunged=expunge-refused': 'EXPUNGE is refused while others look (RFC 2180 section 4.1.4)',
};
