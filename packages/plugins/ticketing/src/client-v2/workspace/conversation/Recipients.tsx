import { Select, theme } from 'antd';
import { useT } from '../../locale';

interface Props {
  /** `To`, `Cc` or `Bcc`. */
  label: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  testId: string;
}

/** Addresses, one after another: a comma, a blank or Enter ends one. */
export function Recipients({ label, value, onChange, testId }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <label style={{ display: 'flex', alignItems: 'center', gap: token.marginXS, marginBottom: token.marginXXS }}>
      <span style={{ width: 32, color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>{t(label)}</span>
      <Select<string[]>
        mode="tags"
        size="small"
        open={false}
        suffixIcon={null}
        value={[...value]}
        tokenSeparators={[',', ';', ' ', '\n']}
        placeholder="name@example.com"
        aria-label={t(label)}
        data-testid={testId}
        onChange={(all) => onChange(all.map((one) => one.trim()).filter(Boolean))}
        style={{ flex: 1, minWidth: 0 }}
      />
    </label>
  );
}
