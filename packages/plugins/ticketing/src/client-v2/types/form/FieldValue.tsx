import { Typography } from 'antd';
import { isBlank, type FormFieldInfo } from '../../../shared/ticketForm';
import { useLanguage, useT } from '../../locale';
import { RecordPicker } from './RecordPicker';

/** The value of a field of a form, to be read. */
export function FieldValue({ info, value }: { info: FormFieldInfo; value: unknown }) {
  const t = useT();
  const language = useLanguage();
  if (isBlank(value)) return <Typography.Text type="secondary">–</Typography.Text>;
  const labelOf = (one: unknown) =>
    t(info.options?.find((option) => option.value === String(one))?.label ?? String(one));
  switch (info.kind) {
    case 'checkbox':
      return <>{value === true ? t('Yes') : t('No')}</>;
    case 'select':
      return <>{labelOf(value)}</>;
    case 'multiSelect':
      return <>{[value].flat().map(labelOf).join(', ')}</>;
    case 'integer':
    case 'number':
      return <>{Number(value).toLocaleString(language)}</>;
    case 'date':
      return (
        <>{new Date(`${String(value).slice(0, 10)}T00:00:00`).toLocaleDateString(language, { dateStyle: 'medium' })}</>
      );
    case 'datetime':
      return <>{new Date(String(value)).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}</>;
    case 'url':
      return (
        <Typography.Link href={String(value)} target="_blank" rel="noopener noreferrer">
          {String(value)}
        </Typography.Link>
      );
    case 'team':
    case 'person':
    case 'organization':
      return (
        <RecordPicker
          kind={info.kind}
          value={value}
          variant="borderless"
          disabled
          aria-label={t(info.title)}
          data-testid={`ticketing-value-${info.name}`}
          onChange={() => undefined}
        />
      );
    default:
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
  }
}
