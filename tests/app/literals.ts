import ts from 'typescript';

/** Attributes that are read out or shown. */
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder', 'label', 'content']);
/** Calls whose texts are for machines. */
const machines = new Set(['querySelector', 'querySelectorAll', 'closest', 'matches', 'matchMedia', 'getPropertyValue', 'getContext', 'import', 'RegExp', 'supports', 'mark', 'measure']);
/** Two words in a row: what a person would read. One word can be a key, a class or a unit, and is looked at only where it is surely shown. */
const phrase = /\p{L}{2,}['’]?\p{L}*[,:;.]?\s+\p{L}{2,}/u;

/** Texts of a source file that a user would read and that do not come from the catalogue, as `line: text`. */
export function shownLiterals(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${text.trim().replace(/\s+/g, ' ')}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node)) {
      if (/\p{L}/u.test(node.text)) report(node, node.text);
      return;
    }
    if (ts.isJsxAttribute(node)) {
      const name = node.name.getText(file);
      if (spoken.has(name)) {
        if (node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}/u.test(node.initializer.text)) report(node, node.initializer.text);
        else if (node.initializer) visitSpoken(node.initializer);
        return;
      }
      if (node.initializer && ts.isStringLiteral(node.initializer)) return;
      if (/^(class|style|d|viewBox|transform|href|data-.*|id|for|key|font)$/.test(name)) return;
    }
    // An error of the program itself is for its makers.
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(file))) return;
    if (ts.isCallExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText(file);
      if (machines.has(callee)) return;
    }
    if (ts.isCaseClause(node)) return void node.statements.forEach(visit);
    if (isText(node) && !isName(node, file) && phrase.test(textOf(node)) && !isStyle(textOf(node))) report(node, textOf(node));
    ts.forEachChild(node, visit);
  };
  /** Inside what is read out every literal with a letter counts. */
  const visitSpoken = (node: ts.Node): void => {
    if (isText(node) && /\p{L}/u.test(textOf(node)) && !ts.isElementAccessExpression(node.parent) && !isCompared(node)) report(node, textOf(node));
    ts.forEachChild(node, visitSpoken);
  };
  visit(file);
  return found;
}

function isText(node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
}

function textOf(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression): string {
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' • ') : node.text;
}

/** A key of an object, or of what the model recorded: a name by which something is looked up. */
function isName(node: ts.Node, file: ts.SourceFile): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (isCompared(node) || ts.isElementAccessExpression(parent)) return true;
  return ts.isCallExpression(parent) && parent.expression.getText(file) === 'term';
}

function isCompared(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && /^[!=]==?$/.test(node.parent.operatorToken.getText());
}

/** Lists of classes, fonts and the like: signs that prose does not have, or only words of a style sheet. */
function isStyle(text: string): boolean {
  return /[{}<>=]|--|px\b/.test(text) || /^[\s•a-z0-9-]+$/.test(text) && /(^|[\s•])(is-|[a-z]+-[a-z])/.test(text);
}
