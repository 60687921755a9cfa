import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BundleError } from '../report/bundle.ts';

const advices: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, or give a file elsewhere',
  EACCES: 'give a folder that may be written to',
  EROFS: 'the file system is read-only: give a file elsewhere',
  EISDIR: 'give the name of a file, not of a folder',
};

function problem(file: string, cause: unknown): BundleError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = cause instanceof Error ? cause.message : String(cause);
  return new BundleError('not-writable', `cannot write ${file}: ${why}`, advices[code] ?? 'give another file', cause);
}

function checkFolder(file: string): void {
  const folder = path.dirname(path.resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new BundleError(
      'not-writable',
      `there is no folder ${path.dirname(file)}`,
      'make it first, or give a file in another one',
    );
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw problem(file, cause);
  }
}

/** The file that found cases go into. It is tried out before the search, so that nothing found is lost at its end. */
export class Shelf {
  readonly #file: string;
  readonly #isPlain: boolean;

  /** Throws BundleError where nothing could be saved, or something else would be overwritten. */
  constructor(file: string) {
    const there = statSync(file, { throwIfNoEntry: false });
    this.#file = file;
    this.#isPlain = there === undefined;
    if (there?.isFile()) throw new BundleError('taken', `${file} is there already`, 'remove it, or give another file');
    if (this.#isPlain) checkFolder(file);
    this.#write('# mailspec explore is still searching\n');
    if (this.#isPlain) rmSync(file);
  }

  /** Puts the text there whole, in place of what was saved before. Throws BundleError. */
  save(text: string): void {
    this.#write(text);
  }

  /** A reader never sees half of a file; a device is written to, not replaced. */
  #write(text: string): void {
    try {
      if (!this.#isPlain) writeFileSync(this.#file, text);
      else {
        writeFileSync(`${this.#file}.part`, text);
        renameSync(`${this.#file}.part`, this.#file);
      }
    } catch (cause) {
      if (this.#isPlain) rmSync(`${this.#file}.part`, { force: true });
      throw problem(this.#file, cause);
    }
  }
}
