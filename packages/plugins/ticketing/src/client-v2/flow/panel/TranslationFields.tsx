import { GlobalOutlined } from '@ant-design/icons';
import { Collapse, Form, Input, theme } from 'antd';
import type { EditableStatus, StatusTexts } from '../../../shared/flowDocument';
import { useLanguage, useT } from '../../locale';
import { useLanguages } from '../useLanguages';

interface Props {
  status: EditableStatus;
  /** @param name of the field, so that the letters of a word are undone together */
  onChange(translations: StatusTexts | null, name: string): void;
}

/** A status's labels in the application's other languages; empty ones read as the labels above. */
export function TranslationFields({ status, onChange }: Props) {
  const t = useT();
  const language = useLanguage();
  const languages = useLanguages();
  const { token } = theme.useToken();
  if (languages.length < 2) return null;
  const texts = status.translations ?? {};
  const nameOf = (code: string) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;

  const change = (code: string, side: 'label' | 'customerLabel', text: string) => {
    const { [side]: _, ...rest } = texts[code] ?? {};
    const { [code]: __, ...others } = texts;
    const own = text ? { ...rest, [side]: text } : rest;
    const next = Object.keys(own).length > 0 ? { ...others, [code]: own } : others;
    onChange(Object.keys(next).length > 0 ? next : null, `${code} ${side}`);
  };

  const field = (code: string, side: 'label' | 'customerLabel', label: string) => (
    <Form.Item label={label} htmlFor={`ticketing-flow-${side}-${code}`} style={{ marginBottom: token.marginXS }}>
      <Input
        id={`ticketing-flow-${side}-${code}`}
        data-testid={`ticketing-flow-${side}-${code}`}
        maxLength={255}
        lang={code}
        value={texts[code]?.[side] ?? ''}
        onChange={({ target }) => change(code, side, target.value)}
      />
    </Form.Item>
  );

  return (
    <Collapse
      ghost
      size="small"
      style={{ margin: `-${token.marginXS}px -${token.margin}px ${token.marginXS}px` }}
      items={[
        {
          key: 'translations',
          label: (
            <span data-testid="ticketing-flow-translations">
              <GlobalOutlined aria-hidden /> {t('In other languages')}
            </span>
          ),
          children: languages.map((code) => (
            <fieldset key={code} style={{ border: 0, margin: 0, padding: 0 }}>
              <legend style={{ fontSize: token.fontSizeSM, color: token.colorTextSecondary }}>{nameOf(code)}</legend>
              {field(code, 'label', t('Label for agents'))}
              {field(code, 'customerLabel', t('Label for customers'))}
            </fieldset>
          )),
        },
      ]}
    />
  );
}
