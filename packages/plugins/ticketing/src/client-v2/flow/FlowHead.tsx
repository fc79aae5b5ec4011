import { BranchesOutlined } from '@ant-design/icons';
import { Alert, Button, Select, theme } from 'antd';
import type { FlowDocument } from '../../shared/flowDocument';
import { useT } from '../locale';
import { useInWords } from '../ui/useStatusLabel';

interface ChoiceProps {
  document: FlowDocument;
  /** Left out where the flow of one type is shown and no other. */
  onType?(typeKey: string | null): void;
  isBusy: boolean;
  onReset(): void;
}

const COMMON = '';

/** Chooses whose flow is shown, and gives a type's own one up. */
export function FlowChoice({ document, onType, isBusy, onReset }: ChoiceProps) {
  const t = useT();
  const inWords = useInWords();
  const { typeKey, types, isOwn } = document;
  return (
    <>
      {onType ? (
        <Select<string>
          data-testid="ticketing-flow-type"
          aria-label={t('Flow of')}
          style={{ width: 230, maxWidth: '100%' }}
          value={typeKey ?? COMMON}
          onChange={(key) => onType(key || null)}
          options={[
            { value: COMMON, label: t('The common flow') },
            ...types.map(({ key, label, hasOwnFlow }) => ({
              value: key,
              label: hasOwnFlow ? t('{{type}} (its own flow)', { type: inWords(label) }) : inWords(label),
            })),
          ]}
        />
      ) : null}
      {typeKey !== null && isOwn ? (
        <Button danger loading={isBusy} onClick={onReset} data-testid="ticketing-flow-reset">
          {t('Back to the common flow')}
        </Button>
      ) : null}
    </>
  );
}

interface Props {
  document: FlowDocument;
  /** Somebody is making the type's own flow. */
  isMaking: boolean;
  onMakeOwn(): void;
}

/** Says that a type follows the common flow, and offers it one of its own. */
export function WhoseFlow({ document, isMaking, onMakeOwn }: Props) {
  const t = useT();
  const inWords = useInWords();
  const { token } = theme.useToken();
  const { typeKey, types, isOwn } = document;
  if (typeKey === null || isOwn) return null;
  const type = inWords(types.find(({ key }) => key === typeKey)?.label ?? typeKey);
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: token.marginSM }}
      message={
        isMaking
          ? t('A copy of the common flow, for “{{type}}” only. It takes effect when you save it.', { type })
          : t('“{{type}}” follows the common flow.', { type })
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
  );
}
