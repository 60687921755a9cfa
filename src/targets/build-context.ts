import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a target's folder that say nothing about its image: a new reason in a baseline must not build it again. */
const notContext = /^target\.yaml$|\.baseline\.yaml$|\.md$/;

/** The files of the folder that the build may copy, as sorted relative paths. */
export async function contextFiles(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !notContext.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

/** A short hash over names, contents and executable bits: equal for equal images, whoever checked the files out. */
export async function contextHash(directory: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(directory, file);
    const [content, { mode }] = await Promise.all([readFile(path), stat(path)]);
    hash.update(`${file}\0${(mode & 0o100) === 0 ? '-' : 'x'}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

/** The images that a Dockerfile starts from; names of its own stages and names with variables are left out. */
export function baseImages(dockerfile: string): readonly string[] {
  const from = /^\s*FROM\s+(?:--\S+\s+)*(?<image>\S+)(?:\s+AS\s+(?<stage>\S+))?/gim;
  const lines = [...dockerfile.matchAll(from)].map(({ groups }) => groups ?? {});
  const stages = new Set(['scratch', ...lines.map(({ stage }) => stage)]);
  const images = lines.flatMap(({ image }) => (image === undefined || image.includes('$') || stages.has(image) ? [] : [image]));
  return [...new Set(images)];
}
