import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessPlan {
  readonly command: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stopSignal: NodeJS.Signals;
  readonly stopMs: number;
}

/** Of a server that talks without end, the last words are kept. */
const keptOctets = 1024 * 1024;

/**
 * A server as a child of ours, leading a process group of its own: what it forks is stopped with it, and a Ctrl-C at the
 * terminal reaches it only through us.
 */
export class ServerProcess {
  readonly #plan: ProcessPlan;
  #child: ChildProcess | undefined;
  #log = '';
  /** Why it could not be spawned. */
  #failure: Error | undefined;

  constructor(plan: ProcessPlan) {
    this.#plan = plan;
  }

  get log(): string {
    return this.#log;
  }

  /** How it ended; undefined while it runs. */
  get ended(): string | undefined {
    if (this.#failure !== undefined) return this.#failure.message;
    if (this.#child === undefined) return 'it was not started';
    const { exitCode, signalCode } = this.#child;
    if (signalCode !== null) return `it was ended by ${signalCode}`;
    return exitCode === null ? undefined : `it ended with status ${exitCode}`;
  }

  async start(): Promise<void> {
    const { command, directory, environment } = this.#plan;
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd: directory, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#failure = undefined;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', this.#note);
    child.on('error', (error) => (this.#failure = error));
    process.on('exit', this.#killGroup);
    await Promise.race([once(child, 'spawn'), once(child, 'error')]).catch(() => undefined);
  }

  /** Asks it to stop, and kills it when it does not in time. */
  async stop(): Promise<void> {
    await this.#end(this.#plan.stopSignal, this.#plan.stopMs);
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL', 0);
  }

  async #end(signal: NodeJS.Signals, patienceMs: number): Promise<void> {
    const child = this.#child;
    if (child !== undefined && this.ended === undefined) {
      const exited = once(child, 'exit');
      this.#signal(signal);
      const timer = setTimeout(this.#killGroup, patienceMs);
      await exited;
      clearTimeout(timer);
    }
    this.#killGroup();
    process.removeListener('exit', this.#killGroup);
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // The whole group is gone already.
    }
  }

  readonly #killGroup = (): void => {
    this.#signal('SIGKILL');
  };

  readonly #note = (chunk: Buffer): void => {
    this.#log = (this.#log + chunk.toString('utf8')).slice(-keptOctets);
  };
}
