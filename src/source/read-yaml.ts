import { parseDocument } from 'yaml';
import type { Problem } from './problem.ts';
import { problemAt, startsOfLines, type YamlFile } from './yaml-file.ts';
import { syntaxProblems } from './yaml-syntax.ts';

export interface YamlRead {
  readonly file: YamlFile;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML. Its own mistakes come back as problems; nothing is thrown. Anchors that lead to themselves, or multiply
 * without measure, are mistakes too.
 */
export function readYaml(name: string, text: string): YamlRead {
  const document = parseDocument(text, { prettyErrors: false });
  const file = { name, text, document, lineStarts: startsOfLines(text), data: undefined };
  if (document.errors.length > 0) return { file, problems: syntaxProblems(file) };
  try {
    const data: unknown = document.toJS();
    if (text.includes('&')) JSON.stringify(data);
    return { file: { ...file, data }, problems: [] };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    return { file, problems: [problemAt(file, 0, `anchors and aliases: ${message ?? ''}`)] };
  }
}
