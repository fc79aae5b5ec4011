/**
 * Finds the locale keys that the sources use, by reading them as TypeScript.
 *
 * A key is what reaches a translator: `t('…')`, `tExpr('…')`, `titleExpression('…')`, `new TicketingError('CODE')`, the
 * text of a `{{t("…", { ns })}}`, and the parameters of any function of ours that hands them on to one of these, so that
 * `text('subject', 'Subject')` counts where `text` is `(name, title) => …titleExpression(title)…`. A table of labels
 * that is looked up (`t(LABELS[state])`) counts in full, and so does every literal `label`, `title`, `placeholder` and
 * `tooltip` of an object: people read them.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const TRANSLATORS = new Set(['t', 'tExpr', 'titleExpression', 'TicketingError']);
const READ_BY_PEOPLE = new Set(['label', 'title', 'placeholder', 'tooltip']);
const OWN_TEMPLATE = /\{\{\s*t\(\s*(["'])(.+?)\1\s*,\s*\{[^}]*ticketing[^}]*\}\s*\)\s*\}\}/g;
/** Not the name of a field, which may stand there as well. */
const LOOKS_LIKE_TEXT = /^\p{Lu}|\s|[^\x20-\x7e]/u;
/** Folders whose text is not shown to people: API documentation and prompts. */
const UNREAD = ['swagger', 'ai'];

function sourceFiles(src) {
  return fs
    .readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(src, file).split(path.sep).includes('__tests__'));
}

/** A program of these files alone: what packages declare does not matter here. */
function programOf(files) {
  const options = { jsx: ts.JsxEmit.ReactJSX, target: ts.ScriptTarget.ES2022, noLib: true, types: [], allowJs: false };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      if (!text.startsWith('.')) return { resolvedModule: undefined };
      const base = path.resolve(path.dirname(from), text);
      const found = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((candidate) =>
        files.includes(candidate),
      );
      return { resolvedModule: found && { resolvedFileName: found, extension: path.extname(found) } };
    });
  return ts.createProgram(files, options, host);
}

const withoutCast = (node) =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? withoutCast(node.expression)
    : node;

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function calleeName({ expression }) {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

class KeyFinder {
  used = new Map();
  literals = new Set();
  faults = [];
  /** Parameters that end in a translator, as declarations. */
  carriers = new Set();

  constructor(src) {
    this.src = src;
    this.program = programOf(sourceFiles(src));
    this.checker = this.program.getTypeChecker();
    this.files = this.program.getSourceFiles();
  }

  find() {
    let known;
    do {
      known = this.carriers.size;
      for (const file of this.files) walk(file, (node) => this.followCall(node));
    } while (this.carriers.size > known);
    for (const file of this.files) walk(file, (node) => this.collectText(node));
    return this;
  }

  /** Looks at what is handed to a translator: a literal is a key, a parameter makes its function a translator as well. */
  followCall(node) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
    const args = node.arguments ?? [];
    if (TRANSLATORS.has(calleeName(node)) && args[0]) return this.collectKey(args[0]);
    const declaration = this.checker.getResolvedSignature(node)?.declaration;
    declaration?.parameters?.forEach((parameter, index) => {
      if (this.carriers.has(parameter) && args[index]) this.collectKey(args[index]);
      if (!ts.isObjectBindingPattern(parameter.name) || !args[index]) return;
      for (const element of parameter.name.elements) {
        if (this.carriers.has(element)) this.collectProperty(args[index], (element.propertyName ?? element.name).text);
      }
    });
  }

  collectProperty(argument, property) {
    if (!ts.isObjectLiteralExpression(argument)) return;
    for (const member of argument.properties) {
      if (ts.isPropertyAssignment(member) && member.name.getText() === property) this.collectKey(member.initializer);
    }
  }

  collectKey(expression) {
    const node = withoutCast(expression);
    if (ts.isStringLiteralLike(node)) return this.add(node.text, node);
    if (ts.isConditionalExpression(node))
      return [node.whenTrue, node.whenFalse].forEach((part) => this.collectKey(part));
    if (ts.isBinaryExpression(node)) return [node.left, node.right].forEach((part) => this.collectKey(part));
    if (ts.isTemplateExpression(node)) {
      return this.faults.push(`${this.placeOf(node)}: a key put together at run time cannot be checked`);
    }
    if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node)) return this.collectTable(node);
    if (ts.isIdentifier(node)) this.followIdentifier(node);
  }

  followIdentifier(node) {
    const declaration = this.declarationOf(node);
    if (!declaration) return;
    if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) {
      this.carriers.add(declaration);
      if (declaration.initializer) this.collectKey(declaration.initializer);
    } else if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
      const value = withoutCast(declaration.initializer);
      if (ts.isStringLiteralLike(value) || ts.isConditionalExpression(value)) this.collectKey(value);
    }
  }

  /** Every text of `const LABELS = { … }` may be asked for. */
  collectTable(node) {
    if (!ts.isIdentifier(node.expression)) return;
    const initializer = this.declarationOf(node.expression)?.initializer;
    if (!initializer || !ts.isObjectLiteralExpression(withoutCast(initializer))) return;
    for (const { initializer: value } of withoutCast(initializer).properties) {
      if (value && ts.isStringLiteralLike(value)) this.add(value.text, value);
    }
  }

  declarationOf(identifier) {
    let symbol = this.checker.getSymbolAtLocation(identifier);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.declarations?.[0];
  }

  collectText(node) {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      this.literals.add(node.text);
      for (const [, , key] of node.text.matchAll(OWN_TEMPLATE)) this.add(key, node);
    }
    if (!ts.isPropertyAssignment(node) || !READ_BY_PEOPLE.has(node.name.getText())) return;
    const [lane] = path.relative(this.src, node.getSourceFile().fileName).split(path.sep);
    const value = withoutCast(node.initializer);
    if (UNREAD.includes(lane) || !ts.isStringLiteralLike(value) || value.text.includes('{{')) return;
    if (LOOKS_LIKE_TEXT.test(value.text)) this.add(value.text, value);
  }

  add(key, node) {
    if (/\p{L}/u.test(key) && !this.used.has(key)) this.used.set(key, this.placeOf(node));
  }

  placeOf(node) {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return `${path.relative(this.src, file.fileName)}:${line + 1}`;
  }
}

/**
 * @param {string} src folder of the sources
 * @returns {{used: Map<string, string>, literals: Set<string>, faults: string[]}} keys with the place of their first use,
 * every string of the sources, and uses that cannot be checked
 */
export function findLocaleKeys(src) {
  return new KeyFinder(path.resolve(src)).find();
}
