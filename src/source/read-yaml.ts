import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';
import { problemAt, type YamlFile } from './yaml-file.ts';
import { syntaxProblems } from './yaml-syntax.ts';

export interface YamlRead {
  readonly file: YamlFile;
  readonly problems: readonly Problem[];
}

/** Reads YAML. Its own mistakes come back as problems; nothing is thrown. */
export function readYaml(name: string, text: string): YamlRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const file = { name, text, document, lines, data: undefined };
  if (document.errors.length > 0) return { file, problems: syntaxProblems(file) };
  try {
    return { file: { ...file, data: document.toJS() as unknown }, problems: [] };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { file, problems: [problemAt(file, 0, message)] };
  }
}
