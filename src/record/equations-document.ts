import type { Parameter } from '../core/parameter.ts';
import type { Equation, EquationSymbol } from '../model/equation.ts';

/** The equations of the model as a Markdown document, so that text and code cannot part. */
export function equationsDocument(
  parts: readonly { readonly title: string; readonly equations: readonly Equation[] }[], parameters: readonly Parameter[], notInEquations: Readonly<Record<string, string>>,
): string {
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const count = parts.reduce((sum, part) => sum + part.equations.length, 0);
  const lines = [
    '# Equations', '',
    'What the code computes, part by part: generated from the rooms of `src/model` (`UPDATE_DOCS=1 npx vitest run tests/record/equations-document.test.ts`); a test holds it to the code. "Model, section n" is the',
    'specification; where the code differs or the sources are silent a note says what was chosen. Parameters with their defaults, ranges and sources are in [parameters.md](parameters.md), how it all hangs together in [model.md](model.md).', '',
    `${count} equations.`, '',
  ];
  for (const part of parts) {
    lines.push(`## ${part.title}`, '');
    for (const equation of part.equations) {
      lines.push(`### ${equation.title}`, '', '```', equation.formula, '```', '', ...symbolTable(equation.symbols, byId));
      if (equation.note !== undefined) lines.push(equation.note, '');
      lines.push(`Code: \`${equation.code}\`. Source: ${equation.source}.`, '');
    }
  }
  lines.push('## Parameters in no equation', '', '| parameter | reason |', '| --- | --- |');
  for (const [id, reason] of Object.entries(notInEquations)) lines.push(`| \`${id}\` ${byId.get(id)?.label ?? ''} | ${reason} |`);
  return `${lines.join('\n')}\n`;
}

function symbolTable(symbols: readonly EquationSymbol[], byId: ReadonlyMap<string, Parameter>): string[] {
  if (symbols.length === 0) return [];
  const rows = symbols.map((entry) => {
    if (entry.parameter !== undefined) {
      const parameter = byId.get(entry.parameter);
      return `| ${entry.symbol} | \`${entry.parameter}\` ${parameter?.label ?? ''} | ${parameter?.unit ?? ''} |`;
    }
    return entry.state === undefined ? `| ${entry.symbol} | ${entry.meaning ?? ''} | |` : `| ${entry.symbol} | state \`${entry.state}\` | |`;
  });
  return ['| symbol | what it is | unit |', '| --- | --- | --- |', ...rows, ''];
}
