import { LinkOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Space, theme, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Binding } from '../../shared/customerBinding';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import { nameOf } from './BindingForm';
import type { BindingState } from './useBinding';

interface Props {
  state: BindingState;
  binding: Binding;
  onEdit: () => void;
}

/** The binding as it is: the collection, the two relations that were made, and what the fields mean. */
export function CurrentBinding({ state, binding, onEdit }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { modal, message } = useFlowEngine().context;
  const candidate = state.candidates.find((one) => one.collectionName === binding.collectionName);
  const collection = candidate ? nameOf(candidate, t) : binding.collectionName;
  const fieldTitle = (name: string | null) => {
    const title = candidate?.fields.find((one) => one.name === name)?.title ?? name;
    return title ? t(title) : <Typography.Text type="secondary">{t('None')}</Typography.Text>;
  };

  const askToUnbind = () =>
    modal.confirm({
      title: t('Unbind {{collection}}?', { collection }),
      content: (
        <>
          <Typography.Paragraph>
            {t('The two relations disappear, also from pages and forms that show them.')}
          </Typography.Paragraph>
          <Typography.Paragraph>
            {t(
              'Kept: every record of {{collection}}, every ticket, and which ticket belongs to which record. Bind the same collection again and the links are back.',
              { collection },
            )}
          </Typography.Paragraph>
        </>
      ),
      okText: t('Unbind'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: () => state.unbind().catch((error) => void message.error(deskErrorOf(error).message)),
    });

  return (
    <div data-testid="ticketing-current-binding">
      <dl style={{ margin: `0 0 ${token.marginLG}px` }}>
        <Fact term={t('Collection')}>
          <strong>{collection}</strong>
        </Fact>
        <Fact term={t('Relations made')}>
          <Relation from={t('Tickets')} field={binding.fieldName} to={collection} />
          <Relation from={collection} field={binding.reverseFieldName} to={t('Tickets')} />
        </Fact>
        <Fact term={t('Title field')}>{fieldTitle(binding.titleField)}</Fact>
        <Fact term={t('E-mail field')}>{fieldTitle(binding.emailField)}</Fact>
        <Fact term={t('Phone field')}>{fieldTitle(binding.phoneField)}</Fact>
        <Fact term={t('Owner field')}>{fieldTitle(binding.ownerField)}</Fact>
      </dl>
      <Space wrap>
        <Button onClick={onEdit}>{t('Change fields')}</Button>
        <Button danger onClick={askToUnbind} data-testid="ticketing-unbind">
          {t('Unbind')}
        </Button>
      </Space>
    </div>
  );
}

function Relation({ from, field, to }: { from: string; field: string; to: string }) {
  return (
    <div>
      <LinkOutlined aria-hidden /> {from} · <Typography.Text code>{field}</Typography.Text> → {to}
    </div>
  );
}

/** The answer beside the question, or below it where the host's menu leaves little room. */
function Fact({ term, children }: { term: string; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <div
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: token.marginLG,
        padding: `${token.paddingXS}px 0`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      <dt style={{ flex: '0 0 150px', maxWidth: '100%', color: token.colorTextSecondary }}>{term}</dt>
      <dd style={{ flex: '1 1 240px', minWidth: 0, margin: 0, overflowWrap: 'anywhere' }}>{children}</dd>
    </div>
  );
}
