import { english, type TextId } from './english.ts';
import { german } from './german.ts';

/** A language in which the server can speak (RFC 6856 section 3). */
export interface Language {
  /** Language tag (RFC 5646). */
  readonly tag: string;
  /** Its name in itself. */
  readonly name: string;
  readonly texts: Readonly<Record<TextId, string>>;
}

/** The language of a session that asked for none, and of `LANG *`. */
export const preferredLanguage: Language = { tag: 'en', name: 'English', texts: english };

/** Every language, in the order in which LANG lists them. */
export const languages: readonly Language[] = [preferredLanguage, { tag: 'de', name: 'Deutsch', texts: german }];

/** The first language that a basic language range takes in (RFC 4647 section 3.3.1). */
export function languageFor(range: string): Language | undefined {
  const wanted = range.toLowerCase();
  if (wanted === '*') return preferredLanguage;
  return languages.find(({ tag }) => tag === wanted || tag.startsWith(`${wanted}-`));
}
