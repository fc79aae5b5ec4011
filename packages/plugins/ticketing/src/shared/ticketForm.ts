/**
 * What a ticket type asks for: an ordered list of fields of the ticket and of the type's extension collection. Pure, for
 * server and client alike.
 */

export const FORM_AUDIENCES = ['agents', 'customers'] as const;
export type FormAudience = (typeof FORM_AUDIENCES)[number];

export const FIELD_KINDS = [
  ...(['text', 'longText', 'email', 'url', 'phone', 'integer', 'number', 'checkbox', 'date', 'datetime'] as const),
  ...(['select', 'multiSelect', 'team', 'person', 'organization'] as const),
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Kinds that the desk's own page can add to an extension collection; the collection manager knows more. */
export const ADDABLE_KINDS = [
  ...(['text', 'longText', 'integer', 'number', 'checkbox', 'date', 'datetime'] as const),
  ...(['select', 'multiSelect', 'email', 'url', 'phone'] as const),
] as const satisfies readonly FieldKind[];
export type AddableKind = (typeof ADDABLE_KINDS)[number];

export interface FieldOption {
  value: string;
  /** A text or a translation expression. */
  label: string;
}

/** A field that a form may ask for. */
export interface FormFieldInfo {
  /** The column of the ticket, or the field of the extension collection; no two of one form are called alike. */
  name: string;
  source: 'ticket' | 'extension';
  /** A text or a translation expression. */
  title: string;
  kind: FieldKind;
  /** What a select offers. */
  options?: readonly FieldOption[];
}

export const CONDITION_OPERATORS = [
  ...(['is', 'isNot', 'contains', 'isFilled', 'isEmpty', 'greaterThan', 'lessThan'] as const),
] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export interface FormCondition {
  field: string;
  operator: ConditionOperator;
  value?: unknown;
}

export interface FormRule {
  match: 'all' | 'any';
  conditions: readonly FormCondition[];
}

export interface FormField {
  name: string;
  required: boolean;
  /** Filled in when nothing is given. */
  defaultValue: unknown;
  /** What the form calls the field; null: the field's own title. */
  label: string | null;
  help: string | null;
  width: 'half' | 'full';
  seenBy: readonly FormAudience[];
  /** Shown, asked for and stored only while this holds; null: always. */
  showIf: FormRule | null;
}

export type TicketForm = readonly FormField[];
export type FormValues = Readonly<Record<string, unknown>>;

/** A type with all that a form needs to be shown. */
export interface TypeWithForm {
  key: string;
  label: string;
  description: string | null;
  icon: string | null;
  color: string | null;
  isDefault: boolean;
  /** Only those that the audience sees. */
  form: TicketForm;
  /** What is known of the fields of the form. */
  fields: readonly FormFieldInfo[];
}

export const MAX_FORM_FIELDS = 100;
export const MAX_CONDITIONS = 20;
export const MAX_HELP_LENGTH = 1000;

/** Fields of the desk itself that only colleagues choose. */
export const AGENTS_ONLY_KINDS: readonly FieldKind[] = ['team', 'person', 'organization'];

export const EMPTY_FIELD: Omit<FormField, 'name'> = {
  required: false,
  defaultValue: null,
  label: null,
  help: null,
  width: 'full',
  seenBy: ['agents', 'customers'],
  showIf: null,
};

/** Nothing was entered. An unticked box is an answer. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
