/** What a variable may hold. Nothing of it is ever run or parsed. */
export type TemplateValue = string | number | boolean | Date | null | undefined;

/** Values by full name, such as `requester.name`. */
export type TemplateVariables = Readonly<Record<string, TemplateValue>>;

export type TemplateProblemCode =
  | 'unclosed'
  | 'syntax'
  | 'unknownVariable'
  | 'unknownFilter'
  | 'badArgument'
  | 'unbalanced'
  | 'tooDeep'
  | 'tooMany';

export interface TemplateProblem {
  code: TemplateProblemCode;
  /** The variable, the filter, or the piece of the text that is at fault. */
  name: string;
  /** Of the placeholder in the text, counted from 0. */
  offset: number;
  /** The same place as people count it, from 1. */
  line: number;
  column: number;
  /** A known name that is nearly the same. */
  suggestion?: string;
}

/** A problem before its place was counted out. */
export type Fault = Pick<TemplateProblem, 'code' | 'name' | 'offset'>;

export type FilterArgument = string | number;

export interface FilterCall {
  name: string;
  args: readonly FilterArgument[];
}

export interface Expression {
  source: { variable: string } | { text: string };
  filters: readonly FilterCall[];
}

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'value'; expression: Expression; offset: number }
  | {
      kind: 'if';
      condition: Expression;
      offset: number;
      then: readonly TemplateNode[];
      otherwise: readonly TemplateNode[];
    };
