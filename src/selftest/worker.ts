import { parentPort, workerData } from 'node:worker_threads';
import type { Job, Played } from './play.ts';
import { loadStage, type Scope } from './stage.ts';
import { LagMeter, playSteadily } from './steady.ts';

/** What a worker is started with. */
export type WorkerData = Scope;

/** To a worker. */
export interface Order {
  readonly id: number;
  readonly job: Job;
}

/** From a worker. `alive` comes every second; a worker that is silent is held by what it plays. */
export type Report =
  | { readonly kind: 'alive' }
  | { readonly kind: 'played'; readonly id: number; readonly played: Played }
  | { readonly kind: 'broken'; readonly id: number; readonly why: string };

const BEAT_MS = 1_000;

if (parentPort) {
  const port = parentPort;
  const report = (said: Report): void => {
    port.postMessage(said);
  };
  setInterval(() => {
    report({ kind: 'alive' });
  }, BEAT_MS);
  // Threads share nothing: each one reads the suites for itself.
  const stage = await loadStage(workerData as WorkerData);
  const meter = new LagMeter();
  port.on('message', ({ id, job }: Order) => {
    playSteadily(job, stage, meter).then(
      (played) => {
        report({ kind: 'played', id, played });
      },
      (cause: unknown) => {
        report({ kind: 'broken', id, why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
      },
    );
  });
}
