import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { useDeskApi } from '../../workspace';

const SOURCES = {
  team: { collection: COLLECTIONS.teams, label: 'name' },
  person: { collection: 'users', label: 'nickname' },
  organization: { collection: COLLECTIONS.organizations, label: 'name' },
} as const;

const TYPING_MS = 250;

interface Props {
  kind: keyof typeof SOURCES;
  value: unknown;
  id?: string;
  disabled?: boolean;
  status?: 'error';
  variant?: 'borderless';
  onChange: (value: string | null) => void;
  'aria-label': string;
  'data-testid': string;
}

interface Row {
  id: string | number;
  name?: string | null;
  nickname?: string | null;
}

/** Chooses a team, a colleague or an organization; looks for them while one types. */
export function RecordPicker({ kind, value, onChange, ...select }: Props) {
  const t = useT();
  const api = useDeskApi();
  const { collection, label } = SOURCES[kind];
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [isBusy, setBusy] = useState(false);
  const pending = useRef<ReturnType<typeof setTimeout>>();
  const chosen = value === null || value === undefined || value === '' ? null : String(value);

  const load = async (text: string) => {
    setBusy(true);
    const filter = text ? { [`${label}.$includes`]: text } : {};
    const found = await api
      .get<Row[]>(`${collection}:list`, { fields: ['id', label], filter, pageSize: 30, sort: [label] })
      .catch(() => []);
    setRows(found);
    setBusy(false);
  };

  const isKnown = chosen === null || rows.some((row) => String(row.id) === chosen);
  useEffect(() => {
    if (isKnown || chosen === null) return;
    let isCurrent = true;
    const params = { filterByTk: chosen, fields: ['id', label] };
    api.get<Row | null>(`${collection}:get`, params).then(
      (row) => isCurrent && row && setRows((known) => [...known, row]),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [api, chosen, collection, isKnown, label]);
  useEffect(() => () => clearTimeout(pending.current), []);

  return (
    <Select
      {...select}
      allowClear
      showSearch
      filterOption={false}
      loading={isBusy}
      placeholder={t('Choose')}
      value={chosen}
      options={rows.map((row) => ({ value: String(row.id), label: row[label] || String(row.id) }))}
      onFocus={() => void load('')}
      onSearch={(text) => {
        clearTimeout(pending.current);
        pending.current = setTimeout(() => void load(text), TYPING_MS);
      }}
      onChange={(next: string | null) => onChange(next ?? null)}
    />
  );
}
