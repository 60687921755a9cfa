/** Why a text is no pattern, and where: an offset into that text. */
export interface PatternError {
  readonly message: string;
  /** 0-based, in characters. */
  readonly column: number;
}

/** Thrown within the compilers only, so that the first mistake ends them; `compilePattern` gives it back as a value. */
export class BadPattern extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.name = 'BadPattern';
    this.column = column;
  }
}

/** Runs a compiler; a mistake becomes a value. */
export function attempt<T>(compile: () => T): T | { readonly error: PatternError } {
  try {
    return compile();
  } catch (error) {
    if (error instanceof BadPattern) return { error: { message: error.message, column: error.column } };
    throw error;
  }
}
