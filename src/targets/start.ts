import type { ContainerRecipe, TargetDefinition } from './definition.ts';
import { startContainer } from './container.ts';
import type { Target } from './target.ts';

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
  return startContainer({ ...definition, recipe: recipe as ContainerRecipe }, options);
}
