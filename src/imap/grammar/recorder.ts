import { escapeOctets } from '../../wire/escape.ts';
import type { GrammarFault, SyntaxNode } from '../../wire/tree.ts';

interface OpenNode {
  readonly rule: string;
  readonly start: number;
  readonly children: SyntaxNode[];
}

/** Faults kept of one response. A hundred tell what a thousand would. */
const maxFaults = 100;

/** Octets of the input shown in a message. */
const shownOctets = 16;

/** Rules around a fault shown in a message, the innermost ones. */
const shownRules = 6;

const none: readonly SyntaxNode[] = [];

/** What a parse leaves behind: the tree, and the faults with the rules that they stand in. */
export class Recorder {
  readonly faults: GrammarFault[] = [];
  readonly #bytes: Buffer;
  readonly #open: OpenNode[] = [];
  #root: SyntaxNode | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get root(): SyntaxNode {
    return this.#root ?? { rule: 'error', start: 0, end: this.#bytes.length, children: none };
  }

  open(rule: string, start: number): void {
    this.#open.push({ rule, start, children: [] });
  }

  close(end: number): void {
    const node = this.#open.pop();
    if (node === undefined) return;
    const closed: SyntaxNode = { rule: node.rule, start: node.start, end, children: node.children };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = closed;
    else if (end > node.start) parent.children.push(closed);
  }

  leaf(rule: string, start: number, end: number): void {
    if (end > start) this.#open.at(-1)?.children.push({ rule, start, end, children: none });
  }

  /** Notes a fault, unless one was noted at the same octet: what follows from a fault is not another one. */
  fault(offset: number, wanted: string, rule?: string): void {
    if (this.faults.length >= maxFaults || this.faults.some((fault) => fault.offset === offset)) return;
    const path = this.#open.map((node) => node.rule);
    const broken = rule ?? path.at(-1) ?? 'response';
    const outer = path.filter((name) => name !== broken && name !== 'response');
    const within = [...(outer.length > shownRules ? ['…'] : []), ...outer.slice(-shownRules)].join(' > ');
    const message = `${wanted}; found ${this.#found(offset)}${within === '' ? '' : `, in ${within}`}`;
    this.faults.push({ rule: broken, offset, message });
  }

  #found(offset: number): string {
    if (offset >= this.#bytes.length) return 'the end';
    return `\`${escapeOctets(this.#bytes.subarray(offset, offset + shownOctets))}\``;
  }
}
