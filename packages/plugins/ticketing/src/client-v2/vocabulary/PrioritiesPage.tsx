import { Form, Input, InputNumber, Switch, Tag } from 'antd';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { PaletteSelect } from './PaletteSelect';
import { tkOf, useWords, type Row } from './useWords';
import { WordsPage } from './WordsPage';

interface PriorityRow extends Row {
  key: string;
  label: string;
  color?: string | null;
  weight?: number | null;
  isDefault?: boolean | null;
}

interface Usage {
  open: number;
  total: number;
}

/** Priorities, the heaviest first; one of them is what a new ticket gets. */
export default function PrioritiesPage() {
  const t = useT();
  const words = useWords<PriorityRow, Usage>(COLLECTIONS.priorities, { sort: ['-weight'] });
  return (
    <WordsPage<PriorityRow, Usage>
      testId="ticketing-priorities"
      title={t('Priorities')}
      introduction={t('The higher the weight, the more urgent. A priority that tickets have cannot be deleted.')}
      addLabel={t('New priority')}
      words={words}
      nameOf={({ label }) => t(label)}
      describe={({ label, color }) => <Tag color={color ?? undefined}>{t(label)}</Tag>}
      explain={(row) => (
        <>
          {t('Weight {{weight}}', { weight: row.weight ?? 0 })}
          {' · '}
          {t('{{open}} open of {{total}} tickets', { ...(words.usage[tkOf(row)] ?? { open: 0, total: 0 }) })}
          {row.isDefault ? ` · ${t('Default')}` : null}
        </>
      )}
      initialValues={(row) => ({
        ...(row ? {} : { key: undefined }),
        label: row ? t(row.label) : undefined,
        color: row?.color ?? 'default',
        weight: row?.weight ?? 0,
        isDefault: row?.isDefault ?? false,
      })}
      fields={(row) => (
        <>
          {row ? null : (
            <Form.Item
              name="key"
              label={t('Key')}
              extra={t('Scripts and workflows refer to it; it never changes.')}
              rules={[
                { required: true, pattern: /^[a-z][a-z0-9_-]{0,63}$/, message: t('Small letters, digits, - and _') },
              ]}
            >
              <Input maxLength={64} />
            </Form.Item>
          )}
          <Form.Item name="label" label={t('Label')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item name="color" label={t('Color')}>
            <PaletteSelect />
          </Form.Item>
          <Form.Item name="weight" label={t('Weight')} rules={[{ required: true }]}>
            <InputNumber min={0} max={1000} precision={0} />
          </Form.Item>
          <Form.Item name="isDefault" label={t('Default')} valuePropName="checked">
            <Switch disabled={Boolean(row?.isDefault)} />
          </Form.Item>
        </>
      )}
    />
  );
}
