import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Col, Flex, Form, Input, Row, Segmented, Switch, Tag, theme, Typography } from 'antd';
import { useId, useState } from 'react';
import { AGENTS_ONLY_KINDS, FORM_AUDIENCES, type FormField, type FormFieldInfo } from '../../../shared/ticketForm';
import { useT } from '../../locale';
import { FieldInput } from '../form/FieldInput';
import { KIND_LABELS } from '../form/labels';
import { ConditionEditor } from './ConditionEditor';

interface Props {
  field: FormField;
  /** Missing when the field was taken away since. */
  info: FormFieldInfo | undefined;
  /** The other fields of the form: a condition may look at them. */
  others: readonly FormFieldInfo[];
  problems: readonly string[];
  isTarget: boolean;
  onChange: (part: Partial<FormField>) => void;
  onRemove: () => void;
  onUp?: () => void;
  onDown?: () => void;
}

/** One field of a form: what is most often changed at once, the rest behind the gear. */
export function FieldCard({ field, info, others, problems, isTarget, onChange, onRemove, onUp, onDown }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [isOpen, setOpen] = useState(false);
  const title = t(field.label ?? info?.title ?? field.name);
  return (
    <div
      data-testid={`ticketing-form-field-${field.name}`}
      style={{
        padding: token.paddingSM,
        border: `1px solid ${problems.length > 0 ? token.colorError : isTarget ? token.colorPrimary : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        background: token.colorBgContainer,
      }}
    >
      <Flex align="center" gap={8} wrap>
        <HolderOutlined aria-hidden style={{ cursor: 'grab', color: token.colorTextTertiary }} />
        <span style={{ flex: '1 1 120px', minWidth: 0 }}>
          <strong>{title}</strong>{' '}
          {info ? <Typography.Text type="secondary">{t(KIND_LABELS[info.kind])}</Typography.Text> : null}{' '}
          {field.showIf ? <Tag>{t('conditional')}</Tag> : null}
        </span>
        <Flex align="center" gap={6}>
          <Switch
            size="small"
            checked={field.required}
            aria-label={t('{{name}} is required', { name: title })}
            data-testid={`ticketing-required-${field.name}`}
            onChange={(required) => onChange({ required })}
          />
          {t('Required')}
        </Flex>
        <Flex>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={!onUp}
            aria-label={t('Move {{name}} up', { name: title })}
            onClick={onUp}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={!onDown}
            aria-label={t('Move {{name}} down', { name: title })}
            onClick={onDown}
          />
          <Button
            type="text"
            size="small"
            icon={<SettingOutlined />}
            aria-expanded={isOpen}
            aria-label={t('More about {{name}}', { name: title })}
            data-testid={`ticketing-more-${field.name}`}
            onClick={() => setOpen(!isOpen)}
          />
          <Button
            type="text"
            size="small"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('Take {{name}} off the form', { name: title })}
            onClick={onRemove}
          />
        </Flex>
      </Flex>
      {problems.map((problem) => (
        <Typography.Text key={problem} type="danger" style={{ display: 'block' }}>
          {problem}
        </Typography.Text>
      ))}
      {isOpen && info ? <FieldSettings field={field} info={info} others={others} onChange={onChange} /> : null}
    </div>
  );
}

function FieldSettings({
  field,
  info,
  others,
  onChange,
}: Pick<Props, 'field' | 'others' | 'onChange'> & { info: FormFieldInfo }) {
  const t = useT();
  const prefix = useId();
  return (
    <Form layout="vertical" size="small" style={{ marginTop: 12 }}>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Called on the form')} htmlFor={`${prefix}label`}>
            <Input
              id={`${prefix}label`}
              maxLength={255}
              value={field.label ?? ''}
              placeholder={t(info.title)}
              onChange={({ target }) => onChange({ label: target.value || null })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Default value')} htmlFor={`${prefix}default`}>
            <FieldInput
              id={`${prefix}default`}
              info={{ ...info, name: `default-${info.name}` }}
              label={t('Default value')}
              value={field.defaultValue}
              onChange={(defaultValue) => onChange({ defaultValue })}
            />
          </Form.Item>
        </Col>
        <Col xs={24}>
          <Form.Item label={t('Help text')} htmlFor={`${prefix}help`}>
            <Input
              id={`${prefix}help`}
              maxLength={1000}
              value={field.help ? t(field.help) : ''}
              data-testid={`ticketing-help-${field.name}`}
              onChange={({ target }) => onChange({ help: target.value || null })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Width')}>
            <Segmented
              value={field.width}
              options={[
                { value: 'half', label: t('Half a row') },
                { value: 'full', label: t('A whole row') },
              ]}
              onChange={(width) => onChange({ width: width === 'half' ? 'half' : 'full' })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Seen by')}>
            <Checkbox.Group
              value={[...field.seenBy]}
              options={FORM_AUDIENCES.map((audience) => ({
                value: audience,
                label: t(audience === 'agents' ? 'Agents' : 'Customers'),
                disabled: audience === 'customers' && AGENTS_ONLY_KINDS.includes(info.kind),
              }))}
              onChange={(seenBy) => onChange({ seenBy })}
            />
          </Form.Item>
        </Col>
        <Col xs={24}>
          <ConditionEditor rule={field.showIf} fields={others} onChange={(showIf) => onChange({ showIf })} />
        </Col>
      </Row>
    </Form>
  );
}
