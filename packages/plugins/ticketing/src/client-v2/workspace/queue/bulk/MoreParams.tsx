import { DatePicker, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { useT } from '../../../locale';
import { textToHtml } from '../../conversation/textToHtml';
import { useDeskApi } from '../../deskApi';
import { idOf, type Id } from '../../tickets';
import type { BulkParamsProps as Props } from './bulkKinds';

export function MacroFields({ onChange }: Props) {
  const t = useT();
  const api = useDeskApi();
  const [macros, setMacros] = useState<readonly { id: Id; title: string }[]>([]);
  useEffect(() => {
    api.get<{ id: Id; title: string }[]>(`${COLLECTIONS.macros}:usable`).then(setMacros, () => setMacros([]));
  }, [api]);
  return (
    <Form.Item label={t('Macro')} required>
      <Select
        aria-label={t('Macro')}
        data-testid="ticketing-bulk-value"
        showSearch
        optionFilterProp="label"
        options={macros.map(({ id, title }) => ({ value: idOf(id), label: title }))}
        onChange={(macroId: string) => onChange({ macroId })}
      />
    </Form.Item>
  );
}

export function NoteFields({ onChange }: Props) {
  const t = useT();
  return (
    <Form.Item label={t('Internal note')} required extra={t('Only colleagues see this')}>
      <Input.TextArea
        aria-label={t('Internal note')}
        data-testid="ticketing-bulk-value"
        autoSize={{ minRows: 3, maxRows: 10 }}
        onChange={({ target }) => onChange(target.value.trim() ? { body: textToHtml(target.value) } : undefined)}
      />
    </Form.Item>
  );
}

export function SnoozeFields({ onChange }: Props) {
  const t = useT();
  return (
    <Form.Item label={t('Out of sight until')} required>
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: '100%' }}
        aria-label={t('Out of sight until')}
        onChange={(moment) => onChange(moment ? { until: moment.toDate().toISOString() } : undefined)}
      />
    </Form.Item>
  );
}

export function MergeFields({ onChange }: Props) {
  const t = useT();
  const api = useDeskApi();
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  const search = async (text: string) => {
    if (text.trim().length < 2) return;
    const wanted = { $includes: text.trim() };
    const filter = { $or: [{ number: wanted }, { subject: wanted }] };
    const params = { filter, fields: ['id', 'number', 'subject'], pageSize: 20 };
    const found = await api
      .get<{ id: Id; number: string; subject: string }[]>(`${COLLECTIONS.tickets}:list`, params)
      .catch(() => []);
    setOptions(found.map(({ id, number, subject }) => ({ value: idOf(id), label: `${number} · ${subject}` })));
  };
  return (
    <Form.Item label={t('Merge into ticket')} required>
      <Select
        aria-label={t('Merge into ticket')}
        data-testid="ticketing-bulk-value"
        showSearch
        filterOption={false}
        placeholder={t('Search number or subject')}
        options={options}
        onSearch={(text) => void search(text)}
        onChange={(targetId: string) => onChange({ targetId })}
      />
    </Form.Item>
  );
}
