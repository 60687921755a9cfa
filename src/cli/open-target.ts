import { loadTarget } from '../targets/load.ts';
import { remoteTarget } from '../targets/remote.ts';
import type { EmbeddedOptions } from '../targets/embedded-target.ts';
import { startTarget } from '../targets/start.ts';
import type { Target } from '../targets/target.ts';
import type { Io } from './command.ts';
import { UsageError } from './command.ts';

/** What names a server on the command line. */
export interface TargetRequest {
  readonly target: string | undefined;
  readonly image: string | undefined;
  readonly embedded?: EmbeddedOptions;
  readonly at: readonly string[];
  readonly accounts: string | undefined;
  readonly options?: { readonly timeoutScale: number };
}

export interface OpenedTarget {
  readonly target: Target;
  /** Folder of the definition, where its baseline lies. */
  readonly folder: string | undefined;
}

/** Starts the target that was asked for, or takes the server that runs already. Throws TargetError. */
export async function openTarget(request: TargetRequest, io: Io): Promise<OpenedTarget> {
  if (request.at.length > 0) {
    const target = await remoteTarget({
      at: request.at,
      ...(request.accounts === undefined ? {} : { accountsFile: request.accounts }),
      env: process.env,
      timeoutScale: request.options?.timeoutScale ?? 1,
      signal: io.signal,
    });
    return { target, folder: undefined };
  }
  if (request.target === undefined) throw new UsageError('no target: name one with --target NAME or give --at URL');
  const definition = await loadTarget(request.target);
  const target = await startTarget(definition, {
    signal: io.signal,
    log: (line) => {
      io.err(`${line}\n`);
    },
    ...(request.image === undefined ? {} : { image: request.image }),
    ...(request.embedded === undefined ? {} : { embedded: request.embedded }),
  });
  return { target, folder: definition.directory };
}
