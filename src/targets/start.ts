import { startContainer } from './container.ts';
import type { TargetDefinition } from './definition.ts';
import { startProcess } from './process-target.ts';
import { type Target, TargetError } from './target.ts';

export interface StartOptions {
  /** An image of the user's own on which the definition of a container target is run. */
  readonly image?: string;
  readonly signal?: AbortSignal;
  /** Told what takes long: a pull, a build. */
  readonly log?: (line: string) => void;
}

/** Starts the server of a definition and waits until every port has greeted. Throws TargetError; leaves nothing behind then. */
export async function startTarget(definition: TargetDefinition, options: StartOptions = {}): Promise<Target> {
  options.signal?.throwIfAborted();
  const { recipe } = definition;
  if (recipe.kind === 'container') return startContainer({ ...definition, recipe }, options);
  if (options.image === undefined) return startProcess({ ...definition, recipe }, options.signal);
  const advice = 'leave --image out, or take a container target';
  throw new TargetError('definition', `${definition.name} is a process target: it runs no image`, advice);
}
