import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package: what comes with mailspec lies below it. */
const packageFolder: string = path.resolve(import.meta.dirname, '..', '..');

/** A folder or file that comes with the package. */
export function packaged(...parts: readonly string[]): string {
  return path.join(packageFolder, ...parts);
}

/** Version of this package. */
export function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(packaged('package.json'), 'utf8'));
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
