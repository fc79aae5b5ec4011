import { templateProblems, type TemplateProblem } from '../../shared/template';
import { TicketingError } from './errors';

/**
 * Refuses a text with placeholders that mean nothing, and says where and what was probably meant.
 * @param known names of the variables that there are
 * @throws TicketingError 422 TEMPLATE_INVALID with one problem for each mistake
 */
export function checkTemplate(text: string, known: Iterable<string>, field: string): void {
  const problems = templateProblems(text, known);
  if (problems.length === 0) return;
  const [first] = problems;
  throw new TicketingError(codeOf(first), 422, {
    field,
    vars: varsOf(first),
    problems: problems.map((problem) => ({
      code: codeOf(problem),
      vars: varsOf(problem),
      at: { line: problem.line, column: problem.column },
    })),
  });
}

const CODES: Readonly<Record<TemplateProblem['code'], string>> = {
  unclosed: 'TEMPLATE_UNCLOSED',
  syntax: 'TEMPLATE_SYNTAX',
  unknownVariable: 'TEMPLATE_VARIABLE_UNKNOWN',
  unknownFilter: 'TEMPLATE_FILTER_UNKNOWN',
  badArgument: 'TEMPLATE_ARGUMENT_INVALID',
  unbalanced: 'TEMPLATE_UNBALANCED',
  tooDeep: 'TEMPLATE_TOO_DEEP',
  tooMany: 'TEMPLATE_TOO_MANY',
};

/** With what was probably meant. */
const CODES_WITH_SUGGESTION: Readonly<Partial<typeof CODES>> = {
  unknownVariable: 'TEMPLATE_VARIABLE_UNKNOWN_SUGGESTED',
  unknownFilter: 'TEMPLATE_FILTER_UNKNOWN_SUGGESTED',
};

const codeOf = ({ code, suggestion }: TemplateProblem) =>
  (suggestion ? CODES_WITH_SUGGESTION[code] : undefined) ?? CODES[code];

const varsOf = ({ name, line, column, suggestion = '' }: TemplateProblem) => ({ name, line, column, suggestion });
