import type { SelectProps } from 'antd';
import { WorkflowVariableWrapper } from '@nocobase/plugin-workflow/client-v2';
import { COLLECTIONS } from '../../shared/collectionNames';
import { RecordSelect } from './RecordSelect';

type Key = string | number;

interface FieldProps<Value> extends Pick<SelectProps, 'placeholder' | 'id'> {
  value?: Value;
  onChange?: (value: Value) => void;
}

/** Given by `Form.Item`, when used in one. */
type Manually<Value> = Omit<FieldProps<Value>, 'onChange'> & { onChange?: (value: Value | null) => void };

export function StatusesSelect({ onChange, ...props }: FieldProps<Key[]>) {
  const change = (value: Key | Key[] | null) => onChange?.([value ?? []].flat());
  return <RecordSelect {...statuses} {...props} mode="multiple" allowClear onChange={change} />;
}

export function StatusSelect({ onChange, ...props }: Manually<Key>) {
  return <RecordSelect {...statuses} {...props} onChange={(value) => onChange?.(single(value))} />;
}

/** A person, or a variable that holds the id of one. */
export function PersonField({ value, onChange, ...props }: Manually<Key>) {
  return (
    <WorkflowVariableWrapper<Key>
      value={value ?? null}
      onChange={onChange}
      variableOptions={referenceTo('users')}
      render={(input) => (
        <RecordSelect
          {...props}
          {...input}
          collection="users"
          labelKeys={['nickname', 'username', 'email']}
          sort="nickname"
          allowClear
          onChange={(next) => input.onChange?.(single(next))}
        />
      )}
    />
  );
}

/** A team, or a variable that holds the id of one. */
export function TeamField({ value, onChange, ...props }: Manually<Key>) {
  return (
    <WorkflowVariableWrapper<Key>
      value={value ?? null}
      onChange={onChange}
      variableOptions={referenceTo(COLLECTIONS.teams)}
      render={(input) => (
        <RecordSelect
          {...props}
          {...input}
          collection={COLLECTIONS.teams}
          labelKeys={['name']}
          sort="name"
          allowClear
          onChange={(next) => input.onChange?.(single(next))}
        />
      )}
    />
  );
}

const statuses = {
  collection: COLLECTIONS.statuses,
  valueKey: 'key',
  labelKeys: ['label', 'key'],
  sort: 'position',
} as const;

const single = (value: Key | Key[] | null): Key | null => [value].flat()[0] ?? null;

const referenceTo = (collection: string) => ({ types: [{ type: 'reference', options: { collection } }] });
