/** What a symbol of an equation stands for: a parameter of the registry, a column of the state, or words. */
export interface EquationSymbol {
  readonly symbol: string;
  /** Id in the registry. */
  readonly parameter?: string;
  /** Column of a lab's state or of the series. */
  readonly state?: string;
  readonly meaning?: string;
}

/** One equation of the model as the code computes it. */
export interface Equation {
  readonly id: string;
  readonly title: string;
  /** Plain text, a line an equation. */
  readonly formula: string;
  readonly symbols: readonly EquationSymbol[];
  /** File of the function, from the root of the project. */
  readonly code: string;
  readonly source: string;
  /** What was chosen where the source is silent, or where the code differs. */
  readonly note?: string;
}

/** A symbol that is a parameter. */
export const given = (symbol: string, parameter: string): EquationSymbol => ({ symbol, parameter });
/** A symbol that is a column of the state. */
export const state = (symbol: string, column: string): EquationSymbol => ({ symbol, state: column });
/** A symbol in words. */
export const where = (symbol: string, meaning: string): EquationSymbol => ({ symbol, meaning });
