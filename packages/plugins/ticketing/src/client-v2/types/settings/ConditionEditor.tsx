import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Select, Typography } from 'antd';
import {
  isBlank,
  type ConditionOperator,
  type FieldKind,
  type FormCondition,
  type FormFieldInfo,
  type FormRule,
} from '../../../shared/ticketForm';
import { useT } from '../../locale';
import { FieldInput } from '../form/FieldInput';
import { OPERATOR_LABELS } from '../form/labels';

const ALWAYS: readonly ConditionOperator[] = ['is', 'isNot', 'isFilled', 'isEmpty'];
const ORDERED: readonly ConditionOperator[] = [...ALWAYS, 'greaterThan', 'lessThan'];
const TEXTUAL: readonly ConditionOperator[] = [...ALWAYS, 'contains'];

/** What can be asked of a field of this kind. */
function operatorsOf(kind: FieldKind): readonly ConditionOperator[] {
  if (kind === 'integer' || kind === 'number' || kind === 'date' || kind === 'datetime') return ORDERED;
  if (kind === 'checkbox') return ['is'];
  return kind === 'select' || kind === 'multiSelect' || kind === 'team' ? ALWAYS : TEXTUAL;
}

const wantsValue = (operator: ConditionOperator) => operator !== 'isFilled' && operator !== 'isEmpty';

interface Props {
  rule: FormRule | null;
  fields: readonly FormFieldInfo[];
  onChange: (rule: FormRule | null) => void;
}

/** When a field is shown: always, or while conditions on other fields hold. */
export function ConditionEditor({ rule, fields, onChange }: Props) {
  const t = useT();
  const conditions = rule?.conditions ?? [];
  const set = (next: readonly FormCondition[]) =>
    onChange(next.length === 0 ? null : { match: rule?.match ?? 'all', conditions: next });
  const begin = (info: FormFieldInfo): FormCondition => ({
    field: info.name,
    operator: operatorsOf(info.kind)[0],
    value: info.kind === 'checkbox' ? true : null,
  });

  return (
    <Form.Item label={t('Shown')} style={{ marginBottom: 0 }}>
      <Flex vertical gap={8}>
        {conditions.length === 0 ? (
          <Typography.Text type="secondary">{t('Always')}</Typography.Text>
        ) : (
          <Select
            aria-label={t('Shown')}
            style={{ width: 260, maxWidth: '100%' }}
            value={rule?.match ?? 'all'}
            options={[
              { value: 'all', label: t('while all of this holds') },
              { value: 'any', label: t('while any of this holds') },
            ]}
            onChange={(match) => onChange({ match, conditions })}
          />
        )}
        {conditions.map((condition, index) => {
          const info = fields.find(({ name }) => name === condition.field);
          const change = (part: Partial<FormCondition>) =>
            set(conditions.map((one, at) => (at === index ? { ...one, ...part } : one)));
          return (
            <Flex key={index} gap={8} wrap align="center" data-testid="ticketing-condition">
              <Select
                aria-label={t('Field')}
                data-testid="ticketing-condition-field"
                style={{ flex: '1 1 140px' }}
                value={condition.field}
                options={fields.map(({ name, title }) => ({ value: name, label: t(title) }))}
                onChange={(name) => {
                  const chosen = fields.find((one) => one.name === name);
                  if (chosen) set(conditions.map((one, at) => (at === index ? begin(chosen) : one)));
                }}
              />
              {info ? (
                <Select
                  aria-label={t('Comparison')}
                  style={{ flex: '1 1 120px' }}
                  value={condition.operator}
                  options={operatorsOf(info.kind).map((operator) => ({
                    value: operator,
                    label: t(OPERATOR_LABELS[operator]),
                  }))}
                  onChange={(operator) => change({ operator })}
                />
              ) : null}
              {info && wantsValue(condition.operator) ? (
                <div style={{ flex: '1 1 140px' }}>
                  <FieldInput
                    info={{
                      ...info,
                      name: `condition-${info.name}`,
                      // One of several is enough.
                      kind: info.kind === 'select' ? 'multiSelect' : info.kind,
                    }}
                    label={t('Value')}
                    value={
                      info.kind === 'select' && !isBlank(condition.value) ? [condition.value].flat() : condition.value
                    }
                    onChange={(value) => change({ value })}
                  />
                </div>
              ) : null}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('Remove condition')}
                onClick={() => set(conditions.filter((_, at) => at !== index))}
              />
            </Flex>
          );
        })}
        <div>
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={fields.length === 0}
            data-testid="ticketing-condition-add"
            onClick={() => set([...conditions, begin(fields[0])])}
          >
            {t('Add condition')}
          </Button>
        </div>
      </Flex>
    </Form.Item>
  );
}
