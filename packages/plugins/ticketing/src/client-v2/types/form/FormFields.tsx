import { Col, Form, Row } from 'antd';
import { useId } from 'react';
import type { FormAudience, FormFieldInfo, FormValues, TicketForm } from '../../../shared/ticketForm';
import { visibleFields } from '../../../shared/ticketFormRules';
import { useT } from '../../locale';
import { FieldInput } from './FieldInput';

interface Props {
  form: TicketForm;
  fields: readonly FormFieldInfo[];
  values: FormValues;
  audience: FormAudience;
  disabled?: boolean;
  /** Sentences to show at fields, by name. */
  problems?: Readonly<Record<string, string>>;
  onChange: (name: string, value: unknown) => void;
}

/** The form of a ticket type as people fill it in: the fields that apply now, in their order. */
export function FormFields({ form, fields, values, audience, disabled, problems = {}, onChange }: Props) {
  const t = useT();
  const prefix = useId();
  const shown = visibleFields(form, values, audience).flatMap((field) => {
    const info = fields.find(({ name }) => name === field.name);
    return info ? [{ field, info }] : [];
  });
  return (
    <Row gutter={16} data-testid="ticketing-form-fields">
      {shown.map(({ field, info }) => {
        const label = t(field.label ?? info.title);
        const problem = problems[field.name];
        return (
          <Col key={field.name} xs={24} sm={field.width === 'half' ? 12 : 24}>
            <Form.Item
              label={label}
              htmlFor={`${prefix}${field.name}`}
              required={field.required}
              extra={field.help ? t(field.help) : undefined}
              validateStatus={problem ? 'error' : undefined}
              help={problem}
            >
              <FieldInput
                id={`${prefix}${field.name}`}
                info={info}
                label={label}
                value={values[field.name]}
                disabled={disabled}
                isInvalid={Boolean(problem)}
                onChange={(value) => onChange(field.name, value)}
              />
            </Form.Item>
          </Col>
        );
      })}
    </Row>
  );
}
