import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { useT } from '../locale';

/** A field that a step of the flow asks for, as the server describes it. */
export interface StepField {
  name: string;
  title: string;
  interface: string | null;
  options?: readonly { value: string; label?: string }[];
  isFilled: boolean;
}

const SIMPLE: ReadonlySet<string> = new Set([
  ...['input', 'textarea', 'email', 'phone', 'url', 'integer', 'number', 'percent', 'checkbox', 'date', 'datetime'],
  ...['select', 'radioGroup', 'multipleSelect', 'checkboxGroup'],
]);

/** Whether it can be filled in right where the step is taken; relations and files are filled in on the ticket. */
export const isSimple = (field: StepField): boolean => SIMPLE.has(field.interface ?? '');

interface Props {
  field: StepField;
  onChange: (value: unknown) => void;
}

/** An empty input for one field, by the kind of the field. */
export function StepFieldInput({ field, onChange }: Props) {
  const t = useT();
  const named = { 'aria-label': field.title, 'data-testid': `ticketing-step-field-${field.name}` };
  const options = field.options?.map(({ value, label }) => ({ value, label: t(label ?? value) }));
  switch (field.interface) {
    case 'integer':
    case 'number':
    case 'percent':
      return <InputNumber {...named} style={{ width: '100%' }} onChange={onChange} />;
    case 'checkbox':
      return <Switch {...named} onChange={onChange} />;
    case 'date':
      return (
        <DatePicker
          {...named}
          style={{ width: '100%' }}
          onChange={(date: Dayjs | null) => onChange(date?.format('YYYY-MM-DD') ?? null)}
        />
      );
    case 'datetime':
      return (
        <DatePicker
          {...named}
          showTime={{ format: 'HH:mm' }}
          style={{ width: '100%' }}
          onChange={(date: Dayjs | null) => onChange(date?.toISOString() ?? null)}
        />
      );
    case 'select':
    case 'radioGroup':
      return <Select {...named} options={options} onChange={onChange} />;
    case 'multipleSelect':
    case 'checkboxGroup':
      return <Select {...named} mode="multiple" options={options} onChange={onChange} />;
    case 'textarea':
      return (
        <Input.TextArea
          {...named}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    default:
      return <Input {...named} onChange={({ target }) => onChange(target.value)} />;
  }
}
