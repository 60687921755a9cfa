/** One breach of the grammar: where it is and which ABNF rule it breaks. */
export interface GrammarFault {
  /** Name of the ABNF rule that was being read, e.g. `nz-number`. */
  readonly rule: string;
  /** Octet offset of the fault within the bytes that were parsed. */
  readonly offset: number;
  /** What stood there and what the rule allows, in one clause. */
  readonly message: string;
}

/**
 * A node of a lossless syntax tree. Leaves (nodes without children) tile the parsed bytes: their slices, joined in
 * order, give the input back. `start` and `end` are octet offsets into those bytes.
 */
export interface SyntaxNode {
  /** ABNF rule name of the RFC, or `error` for octets that no rule takes. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

/** What a parser gives for one unit of the wire (a response, a reply). It never throws on a peer's bytes. */
export interface Parsed {
  readonly bytes: Buffer;
  readonly tree: SyntaxNode;
  readonly faults: readonly GrammarFault[];
}

/** The octets of a tree, put together again from its leaves: equal to the input, whatever the input was. */
export function printTree(parsed: Parsed): Buffer {
  const slices: Buffer[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.children.length === 0) slices.push(parsed.bytes.subarray(node.start, node.end));
    else node.children.forEach(visit);
  };
  visit(parsed.tree);
  return Buffer.concat(slices);
}
