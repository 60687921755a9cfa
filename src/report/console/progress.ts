import type { CheckResult, RunEvent } from '../../result/result.ts';
import type { Paint } from '../paint.ts';
import { counted } from '../../result/words.ts';
import { visible } from '../text.ts';

/** Where progress is shown. */
export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal gets one line that is written over; anything else a line now and then. */
  readonly tty: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  readonly paint: Paint;
}

/** Back to the start of the line, and all of it blank. */
const clearLine = '\r\u001b[2K';

/** A run of fewer checks than this is over before anyone asks how far it is. */
const worthTelling = 50;

function isBad({ verdict, standing }: CheckResult): boolean {
  return standing !== 'known' && (verdict === 'fail' || verdict === 'blocked' || verdict === 'error');
}

/** Shows how far a run has come, from its events. */
export class Progress {
  readonly #options: ProgressOptions;
  /** Rules that turn out to be broken come on top of it. */
  #planned = 0;
  #done = 0;
  #bad = 0;
  /** Tenths of the checks that a log was told of. */
  #tenths = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  show(event: RunEvent): void {
    if (event.event === 'start') this.#start(event.checks, `${event.target.name} ${visible(event.target.version)}`);
    else if (event.event === 'check') this.#check(event.check);
    else this.clear();
  }

  /** Takes the line off the terminal, so that something else may be written. */
  clear(): void {
    if (this.#options.tty) this.#options.write(clearLine);
  }

  #start(checks: number, target: string): void {
    this.#planned = checks;
    this.#options.write(`${counted(checks, 'check')} on ${target}\n`);
  }

  #check(check: CheckResult): void {
    this.#done += 1;
    if (isBad(check)) {
      this.#bad += 1;
      this.clear();
      const { verdict, id, message } = check;
      this.#options.write(`${this.#options.paint('bad', verdict)} ${id}: ${visible(message)}\n`);
    }
    if (this.#options.tty) this.#overwrite(check.id);
    else if (this.#planned >= worthTelling) this.#tellTenth();
  }

  #state(): string {
    const bad = this.#bad === 0 ? '' : `, ${this.#bad} unexpected`;
    const all = Math.max(this.#planned, this.#done);
    return `${this.#done} of ${counted(all, 'check')}${bad}`;
  }

  #overwrite(last: string): void {
    const line = `${this.#state()}  ${last}`;
    this.#options.write(`${clearLine}${line.slice(0, Math.max(0, this.#options.columns - 1))}`);
  }

  #tellTenth(): void {
    const tenths = Math.floor((this.#done * 10) / Math.max(1, this.#planned));
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.#options.write(`${this.#state()}\n`);
  }
}
