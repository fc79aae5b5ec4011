import { BranchesOutlined } from '@ant-design/icons';
import { Alert, Button, Select, Space, theme } from 'antd';
import type { FlowDocument } from '../../shared/flowDocument';
import { useT } from '../locale';
import { useInWords } from '../ui/useStatusLabel';

interface Props {
  document: FlowDocument;
  typeKey: string | null;
  onType(typeKey: string | null): void;
  /** Somebody is making the type's own flow. */
  isMaking: boolean;
  isBusy: boolean;
  onMakeOwn(): void;
  onReset(): void;
}

const COMMON = '';

/** Whose flow it is. */
export function FlowHead({ document, typeKey, onType, isMaking, isBusy, onMakeOwn, onReset }: Props) {
  const t = useT();
  const inWords = useInWords();
  const { token } = theme.useToken();
  const typeName = inWords(document.types.find(({ key }) => key === typeKey)?.label ?? typeKey ?? '');
  return (
    <div style={{ marginBottom: token.marginSM }}>
      <Space wrap>
        <Select<string>
          data-testid="ticketing-flow-type"
          aria-label={t('Flow of')}
          style={{ width: 280, maxWidth: '100%' }}
          value={typeKey ?? COMMON}
          onChange={(key) => onType(key || null)}
          options={[
            { value: COMMON, label: t('The common flow') },
            ...document.types.map(({ key, label, hasOwnFlow }) => ({
              value: key,
              label: hasOwnFlow ? t('{{type}} (its own flow)', { type: inWords(label) }) : inWords(label),
            })),
          ]}
        />
        {typeKey !== null && document.isOwn ? (
          <Button danger loading={isBusy} onClick={onReset} data-testid="ticketing-flow-reset">
            {t('Back to the common flow')}
          </Button>
        ) : null}
      </Space>
      {typeKey !== null && !document.isOwn ? (
        <Alert
          type="info"
          showIcon
          style={{ marginTop: token.marginSM }}
          message={
            isMaking
              ? t('A copy of the common flow, for “{{type}}” only. It takes effect when you save it.', {
                  type: typeName,
                })
              : t('“{{type}}” follows the common flow.', { type: typeName })
          }
          action={
            isMaking ? undefined : (
              <Button
                type="primary"
                size="small"
                icon={<BranchesOutlined />}
                onClick={onMakeOwn}
                data-testid="ticketing-flow-make-own"
              >
                {t('Give it a flow of its own')}
              </Button>
            )
          }
        />
      ) : null}
    </div>
  );
}
