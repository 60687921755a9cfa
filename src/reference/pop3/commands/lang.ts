import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { err, ok, okLines, type Reply } from '../reply.ts';
import { languageFor, languages } from '../texts/languages.ts';

/** LANG (RFC 6856 section 3): the language of texts for people. */
export const lang: Pop3Command = {
  keyword: 'LANG',
  states: ['authorization', 'transaction'],
  offered: ({ context }) => context.behaviour.setting('pop3.lang') === 'on',
  run(session, invocation) {
    const [range, ...more] = argumentsOf(invocation) ?? ['', ''];
    if (more.length > 0) return err('wrong-arguments');
    return range === undefined ? listing(session) : chosen(session, range);
  },
};

function listing({ context: { behaviour } }: Pop3Session): Reply {
  if (behaviour.setting('pop3.lang-listing') === 'refused') return err('unknown-language');
  return okLines(
    'listing-follows',
    languages.map(({ tag, name }) => (behaviour.has('pop3.lang.names-without-tags') ? name : `${tag} ${name}`)),
  );
}

function chosen(session: Pop3Session, range: string): Reply {
  const { behaviour } = session.context;
  const language = languageFor(range);
  if (language === undefined) {
    return behaviour.has('pop3.lang.unknown-chosen')
      ? { ...ok('language-chosen'), data: range }
      : err('unknown-language');
  }
  session.language = language;
  return behaviour.has('pop3.lang.tag-missing')
    ? ok('language-chosen')
    : { ...ok('language-chosen'), data: language.tag };
}
