import type { Problem } from './problem.ts';
import { problemAt, type YamlFile } from './yaml-file.ts';

/** YAML's own errors as problems, one a line, with what a newcomer to YAML has to do. */
export function syntaxProblems(file: YamlFile): readonly Problem[] {
  const problems = file.document.errors.map((error) => {
    const found = problemAt(file, error.pos[0], error.message);
    const known = explain(error.code, found.sourceLine);
    return known === undefined ? found : problemAt(file, error.pos[0], known.message, known.hint);
  });
  return problems.filter((problem, index) => problems.findIndex((other) => other.line === problem.line) === index);
}

interface Explanation {
  readonly message: string;
  readonly hint: string;
}

const quoteIt = "put the text into single quotes: '...' (a quote inside is written twice)";

/** Mistakes that the look of the source line gives away. */
const byLine: readonly (Explanation & { readonly looksLike: RegExp })[] = [
  {
    looksLike: /^\s*(- |[^:]+: )\*( |$)/,
    message: '`*` means something else to YAML',
    hint: 'untagged responses are written without the star',
  },
  {
    looksLike: /^\s*(- |[^:]+: )\{/,
    message: 'a text that starts with `{` is a map to YAML',
    hint: quoteIt,
  },
  {
    looksLike: /^\s*(- |[^:]+: )\[/,
    message: 'a text that starts with `[` is a list to YAML',
    hint: quoteIt,
  },
  {
    looksLike: /^\s*(- |[^:]+: )"[^"]*"\s*[^\s#]/,
    message: 'a text that starts with a double quote ends at the next one',
    hint: 'put the whole text into single quotes: \'"a" b\'',
  },
];

function explain(code: string, sourceLine: string): Explanation | undefined {
  switch (code) {
    case 'UNEXPECTED_TOKEN':
    case 'BAD_ALIAS':
      return byLine.find((each) => each.looksLike.test(sourceLine));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { message: 'a text with `: ` in it is a map to YAML', hint: quoteIt };
    case 'BAD_SCALAR_START':
      return { message: 'a text cannot start with this character in YAML', hint: quoteIt };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'a backslash in double quotes starts an escape in YAML',
        hint: 'write it twice, or use single quotes',
      };
    case 'DUPLICATE_KEY':
      return { message: 'this key stands twice in the map', hint: 'what one key holds may be a list' };
    case 'TAB_AS_INDENT':
      return { message: 'YAML is indented by spaces', hint: 'replace the tab' };
    default:
      return undefined;
  }
}
