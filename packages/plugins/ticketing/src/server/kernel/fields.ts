/**
 * Builders for collection fields, so that a collection reads as a list of its columns. Each returns the plain options that
 * NocoBase expects of a field that its collection manager can show and edit.
 */
import { titleExpression } from '../../shared/namespace';

interface FieldOptions {
  name: string;
  type: string;
  [option: string]: unknown;
}

type Extra = Record<string, unknown>;

function field(name: string, type: string, fieldInterface: string, uiSchema: Extra, extra: Extra = {}): FieldOptions {
  return { name, type, interface: fieldInterface, uiSchema, ...extra };
}

/** Primary key: 64-bit, time-ordered, made in the application. */
export const id = (): FieldOptions =>
  field(
    'id',
    'snowflakeId',
    'snowflakeId',
    { type: 'number', title: '{{t("ID")}}', 'x-component': 'InputNumber', 'x-read-pretty': true },
    { primaryKey: true, allowNull: false },
  );

/** Primary key that people choose: statuses, priorities and types are referred to by it. */
export const key = (title: string): FieldOptions =>
  field(
    'key',
    'string',
    'input',
    { type: 'string', title: titleExpression(title), 'x-component': 'Input', required: true },
    { primaryKey: true, allowNull: false, length: 64 },
  );

export const text = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(name, 'string', 'input', { type: 'string', title: titleExpression(title), 'x-component': 'Input' }, extra);

export const longText = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'text',
    'textarea',
    { type: 'string', title: titleExpression(title), 'x-component': 'Input.TextArea' },
    { length: 'long', ...extra },
  );

export const email = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'string',
    'email',
    { type: 'string', title: titleExpression(title), 'x-component': 'Input', 'x-validator': 'email' },
    extra,
  );

export const integer = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'integer',
    'integer',
    { type: 'number', title: titleExpression(title), 'x-component': 'InputNumber' },
    extra,
  );

export const boolean = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'boolean',
    'checkbox',
    { type: 'boolean', title: titleExpression(title), 'x-component': 'Checkbox' },
    extra,
  );

export const dateTime = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'date',
    'datetime',
    {
      type: 'string',
      title: titleExpression(title),
      'x-component': 'DatePicker',
      'x-component-props': { dateFormat: 'YYYY-MM-DD', gmt: false, showTime: true, timeFormat: 'HH:mm:ss' },
    },
    extra,
  );

export const color = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(
    name,
    'string',
    'color',
    { type: 'string', title: titleExpression(title), 'x-component': 'ColorPicker' },
    extra,
  );

export const icon = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(name, 'string', 'icon', { type: 'string', title: titleExpression(title), 'x-component': 'IconPicker' }, extra);

export const json = (name: string, title: string, extra: Extra = {}): FieldOptions =>
  field(name, 'json', 'json', { type: 'object', title: titleExpression(title), 'x-component': 'Input.JSON' }, extra);

export const choice = (
  name: string,
  title: string,
  options: readonly { value: string; label: string }[],
  extra: Extra = {},
): FieldOptions =>
  field(
    name,
    'string',
    'select',
    {
      type: 'string',
      title: titleExpression(title),
      'x-component': 'Select',
      enum: options.map(({ value, label }) => ({ value, label: titleExpression(label) })),
    },
    extra,
  );

/** The column behind a to-one relation. Declare it before the relation: the platform drops indexes on undeclared keys. */
export const foreignKey = (name: string, type: 'bigInt' | 'string' = 'bigInt', extra: Extra = {}): FieldOptions => ({
  name,
  type,
  interface: type === 'bigInt' ? 'integer' : 'input',
  isForeignKey: true,
  uiSchema: {
    type: type === 'bigInt' ? 'number' : 'string',
    title: name,
    'x-component': type === 'bigInt' ? 'InputNumber' : 'Input',
    'x-read-pretty': true,
  },
  ...extra,
});

interface ToOne {
  target: string;
  foreignKey: string;
  targetKey?: string;
  label: string;
  onDelete?: 'SET NULL' | 'RESTRICT' | 'CASCADE';
}

export const belongsTo = (name: string, title: string, relation: ToOne): FieldOptions =>
  field(
    name,
    'belongsTo',
    'm2o',
    {
      type: 'object',
      title: titleExpression(title),
      'x-component': 'AssociationField',
      'x-component-props': {
        multiple: false,
        fieldNames: { label: relation.label, value: relation.targetKey ?? 'id' },
      },
    },
    {
      target: relation.target,
      foreignKey: relation.foreignKey,
      targetKey: relation.targetKey ?? 'id',
      onDelete: relation.onDelete ?? 'SET NULL',
    },
  );

interface ToMany {
  target: string;
  foreignKey: string;
  sourceKey?: string;
  label: string;
  onDelete?: 'SET NULL' | 'RESTRICT' | 'CASCADE';
}

export const hasMany = (name: string, title: string, relation: ToMany): FieldOptions =>
  field(
    name,
    'hasMany',
    'o2m',
    {
      type: 'array',
      title: titleExpression(title),
      'x-component': 'AssociationField',
      'x-component-props': { multiple: true, fieldNames: { label: relation.label, value: 'id' } },
    },
    {
      target: relation.target,
      foreignKey: relation.foreignKey,
      sourceKey: relation.sourceKey ?? 'id',
      targetKey: 'id',
      onDelete: relation.onDelete ?? 'CASCADE',
    },
  );

interface ManyToMany {
  target: string;
  through: string;
  foreignKey: string;
  otherKey: string;
  label: string;
}

export const belongsToMany = (name: string, title: string, relation: ManyToMany): FieldOptions =>
  field(
    name,
    'belongsToMany',
    'm2m',
    {
      type: 'array',
      title: titleExpression(title),
      'x-component': 'AssociationField',
      'x-component-props': { multiple: true, fieldNames: { label: relation.label, value: 'id' } },
    },
    {
      target: relation.target,
      through: relation.through,
      foreignKey: relation.foreignKey,
      otherKey: relation.otherKey,
      sourceKey: 'id',
      targetKey: 'id',
    },
  );
