import { LinkOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Descriptions, Space, Typography } from 'antd';
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
      <Descriptions
        bordered
        size="small"
        column={1}
        style={{ marginBottom: 24 }}
        items={[
          { key: 'collection', label: t('Collection'), children: <strong>{collection}</strong> },
          {
            key: 'relations',
            label: t('Relations made'),
            children: (
              <Space direction="vertical" size={4}>
                <Relation from={t('Tickets')} field={binding.fieldName} to={collection} />
                <Relation from={collection} field={binding.reverseFieldName} to={t('Tickets')} />
              </Space>
            ),
          },
          { key: 'title', label: t('Title field'), children: fieldTitle(binding.titleField) },
          { key: 'email', label: t('E-mail field'), children: fieldTitle(binding.emailField) },
          { key: 'phone', label: t('Phone field'), children: fieldTitle(binding.phoneField) },
          { key: 'owner', label: t('Owner field'), children: fieldTitle(binding.ownerField) },
        ]}
      />
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
    <span>
      <LinkOutlined aria-hidden /> {from} · <Typography.Text code>{field}</Typography.Text> → {to}
    </span>
  );
}
