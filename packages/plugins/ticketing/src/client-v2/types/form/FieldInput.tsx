import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { FormFieldInfo } from '../../../shared/ticketForm';
import { useT } from '../../locale';
import { RecordPicker } from './RecordPicker';

interface Props {
  info: FormFieldInfo;
  id?: string;
  label: string;
  value: unknown;
  disabled?: boolean;
  isInvalid?: boolean;
  onChange: (value: unknown) => void;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const dateOf = (value: unknown): Dayjs | null => {
  const date = typeof value === 'string' ? dayjs(value) : null;
  return date?.isValid() ? date : null;
};

/** The input for one field of a form, by the kind of the field. */
export function FieldInput({ info, id, label, value, disabled, isInvalid, onChange }: Props) {
  const t = useT();
  const common = {
    id,
    disabled,
    'aria-label': label,
    'data-testid': `ticketing-field-${info.name}`,
    status: isInvalid ? ('error' as const) : undefined,
  };
  const options = info.options?.map((option) => ({ value: option.value, label: t(option.label) }));
  switch (info.kind) {
    case 'longText':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <InputNumber
          {...common}
          style={{ width: '100%' }}
          precision={info.kind === 'integer' ? 0 : undefined}
          value={value === null || value === undefined || value === '' ? null : Number(value)}
          onChange={onChange}
        />
      );
    case 'checkbox':
      return (
        <Switch
          id={id}
          disabled={disabled}
          aria-label={label}
          data-testid={common['data-testid']}
          checked={value === true}
          onChange={onChange}
        />
      );
    case 'date':
    case 'datetime':
      return (
        <DatePicker
          {...common}
          style={{ width: '100%' }}
          showTime={info.kind === 'datetime' ? { format: 'HH:mm' } : false}
          value={dateOf(value)}
          // Enter takes the day; it does not send the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={(date: Dayjs | null) =>
            onChange(date ? (info.kind === 'date' ? date.format('YYYY-MM-DD') : date.toISOString()) : null)
          }
        />
      );
    case 'select':
      return (
        <Select
          {...common}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('Choose')}
          options={options}
          value={textOf(value)}
          onChange={(next?: string) => onChange(next ?? null)}
        />
      );
    case 'multiSelect':
      return (
        <Select
          {...common}
          mode="multiple"
          allowClear
          optionFilterProp="label"
          placeholder={t('Choose')}
          options={options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case 'team':
    case 'person':
    case 'organization':
      return <RecordPicker {...common} kind={info.kind} value={value} onChange={onChange} />;
    default:
      return (
        <Input
          {...common}
          allowClear
          type={info.kind === 'email' ? 'email' : info.kind === 'phone' ? 'tel' : info.kind === 'url' ? 'url' : 'text'}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
