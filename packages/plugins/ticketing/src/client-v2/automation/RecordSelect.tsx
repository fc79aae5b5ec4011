import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { useRecords } from './useRecords';

type Key = string | number;

interface RecordSelectProps extends Pick<SelectProps, 'mode' | 'placeholder' | 'allowClear' | 'id'> {
  collection: string;
  /** Column that is stored. */
  valueKey?: string;
  /** Columns that are shown and searched; the first that holds something is the name. */
  labelKeys: readonly string[];
  sort?: string;
  value?: Key | Key[] | null;
  onChange?: (value: Key | Key[] | null) => void;
}

/** Chooses rows of a collection by name. Searches on the server, since there may be thousands. */
export function RecordSelect(props: RecordSelectProps) {
  const { collection, valueKey = 'id', labelKeys, sort, onChange, value, ...rest } = props;
  const t = useT();
  const [words, setWords] = useState('');
  const chosen = [value ?? []].flat().map(String);
  const { rows, loading } = useRecords({ collection, valueKey, labelKeys, sort, words, chosen });
  const options = rows.map((row) => {
    const name = String(labelKeys.map((key) => row[key]).find(Boolean) ?? row[valueKey]);
    // Seeded names are translation expressions; what people typed is shown as they typed it.
    return { value: String(row[valueKey]), label: name.startsWith('{{') ? t(name) : name };
  });
  return (
    <Select
      {...rest}
      value={rest.mode ? chosen : chosen[0]}
      options={options}
      loading={loading}
      showSearch
      filterOption={false}
      onSearch={setWords}
      onChange={(next: string | string[] | undefined) => onChange?.(next ?? null)}
      popupMatchSelectWidth={false}
    />
  );
}
