import { Select, theme, Typography } from 'antd';
import { useState, type ReactNode } from 'react';

interface Option {
  value: string;
  label: string;
}

interface Props {
  /** For test ids. */
  name: string;
  label: string;
  placeholder?: string;
  value: string | null;
  /** What the value is called, should it be none of the options. */
  current?: string;
  options: readonly Option[];
  icon?: ReactNode;
  allowClear?: boolean;
  isLocked: boolean;
  onChoose: (value: string | null) => Promise<unknown>;
}

/** One of several, chosen in place; plain text for those who may not change it. */
export function ChoiceProperty(props: Props) {
  const { name, label, placeholder, value, current, options, icon, allowClear, isLocked, onChoose } = props;
  const { token } = theme.useToken();
  const [isBusy, setBusy] = useState(false);
  const known = options.some((option) => option.value === value);
  const shown = value && !known ? [{ value, label: current ?? value }, ...options] : [...options];
  const text = shown.find((option) => option.value === value)?.label;
  const testId = `ticketing-details-${name}`;

  if (isLocked) {
    return (
      <span data-testid={testId} style={{ display: 'inline-flex', gap: token.marginXXS, paddingInline: 4 }}>
        {icon} {text ?? <Typography.Text type="secondary">{placeholder ?? '—'}</Typography.Text>}
      </span>
    );
  }

  const choose = async (next: string | undefined) => {
    setBusy(true);
    await onChoose(next ?? null);
    setBusy(false);
  };
  return (
    <Select
      data-testid={testId}
      aria-label={label}
      variant="borderless"
      size="small"
      style={{ width: '100%' }}
      popupMatchSelectWidth={220}
      showSearch={options.length > 6}
      optionFilterProp="label"
      allowClear={allowClear}
      loading={isBusy}
      disabled={isBusy}
      placeholder={placeholder ?? '—'}
      prefix={icon}
      value={value ?? undefined}
      options={shown}
      onChange={(next: string | undefined) => void choose(next)}
    />
  );
}
