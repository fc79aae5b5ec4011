import { Select, Tag } from 'antd';
import { useT } from '../locale';

/** The colours that antd has names for: they fit every theme. */
const COLORS = [
  'default',
  'blue',
  'geekblue',
  'cyan',
  'green',
  'lime',
  'gold',
  'orange',
  'volcano',
  'red',
  'magenta',
  'purple',
];

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
}

export function PaletteSelect({ id, value, onChange }: Props) {
  const t = useT();
  return (
    <Select
      id={id}
      aria-label={t('Color')}
      value={value ?? 'default'}
      onChange={onChange}
      options={COLORS.map((color) => ({ value: color, label: <Tag color={color}>{color}</Tag> }))}
    />
  );
}
