import { existsSync, realpathSync } from 'node:fs';

/** The folders or files that exist, each once, however it was reached. */
export function distinctFolders(folders: readonly string[]): readonly string[] {
  const existing = folders.filter((folder) => existsSync(folder));
  return [...new Map(existing.toReversed().map((folder) => [realpathSync(folder), folder])).values()].toReversed();
}
