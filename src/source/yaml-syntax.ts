import type { YAMLError } from 'yaml';
import type { Problem } from './problem.ts';
import { problemAt, type YamlFile } from './yaml-file.ts';

/** YAML's own errors as problems, one a line, with what a newcomer to YAML has to do. */
export function syntaxProblems(file: YamlFile): readonly Problem[] {
  const problems = file.document.errors.map((error) => explain(file, error));
  return problems.filter((problem, index) => problems.findIndex((other) => other.line === problem.line) === index);
}

interface Explanation {
  readonly message: string;
  readonly hint: string;
}

const quoteIt = "put the text into single quotes: '...' (a quote inside is written twice)";

const unreadableFlow: Explanation = {
  message: 'this list or map in brackets cannot be read',
  hint: 'a text with brackets, braces or commas in it goes into single quotes, or into a line of its own',
};

/** Mistakes that the look of the source line gives away; what matches ends where the mistake starts. */
const byLine: readonly (Explanation & { readonly lead: RegExp })[] = [
  {
    lead: /^\s*(- )?([^:]+: )?(?=\*( |$))/,
    message: '`*` means something else to YAML',
    hint: 'untagged responses are written without the star',
  },
  {
    lead: /^\s*(- )?([^:]+: )?(?=\{)/,
    message: 'a text that starts with `{` is a map to YAML',
    hint: quoteIt,
  },
  {
    lead: /^\s*(- )?([^:]+: )?(?=\[)/,
    message: 'a text that starts with `[` is a list to YAML',
    hint: quoteIt,
  },
  {
    lead: /^\s*(- )?([^:]+: )?(?="[^"]*"\s*[^\s#])/,
    message: 'a text that starts with a double quote ends at the next one',
    hint: 'put the whole text into single quotes: \'"a" b\'',
  },
];

function explain(file: YamlFile, error: YAMLError): Problem {
  const [offset] = error.pos;
  const { sourceLine, column } = problemAt(file, offset, error.message);
  const isOnLine = error.code === 'UNEXPECTED_TOKEN' || error.code === 'BAD_ALIAS';
  const look = isOnLine ? byLine.find((each) => each.lead.test(sourceLine)) : undefined;
  if (look !== undefined) {
    const start = look.lead.exec(sourceLine)?.[0].length ?? 0;
    return problemAt(file, offset - (column - 1) + start, look.message, look.hint);
  }
  const known = explainCode(error.code, error.message);
  return problemAt(file, offset, known?.message ?? error.message, known?.hint);
}

function explainCode(code: string, said: string): Explanation | undefined {
  switch (code) {
    case 'MISSING_CHAR':
      return said.includes('flow') ? unreadableFlow : undefined;
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
