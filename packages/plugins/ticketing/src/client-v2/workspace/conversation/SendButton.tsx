import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space, Tooltip } from 'antd';
import { useT } from '../../locale';
import { StatusDot } from '../../ui/StatusDot';
import type { MODE_LOOKS } from './composerModes';
import type { AllowedTransition } from './useTicket';

interface Props {
  look: (typeof MODE_LOOKS)[keyof typeof MODE_LOOKS];
  transitions: readonly AllowedTransition[];
  isBusy: boolean;
  isDisabled: boolean;
  onSend: (statusKey?: string) => void;
}

/** Says what it does, and to whom; with the steps that the ticket can take along. */
export function SendButton({ look, transitions, isBusy, isDisabled, onSend }: Props) {
  const t = useT();
  const items = transitions
    .filter(({ requiredFields }) => requiredFields.length === 0)
    .map(({ toKey, status }) => ({
      key: toKey,
      icon: <StatusDot status={status} />,
      label: t(look.sendAndSet, { status: t(status.label ?? toKey) }),
      onClick: () => onSend(toKey),
    }));
  return (
    <Space.Compact>
      <Tooltip title={t('Ctrl + Enter')} placement="topLeft">
        <Button
          type="primary"
          color={look.button}
          variant="solid"
          icon={look.icon}
          loading={isBusy}
          disabled={isDisabled}
          data-testid="ticketing-send"
          onClick={() => onSend()}
        >
          {t(look.send)}
        </Button>
      </Tooltip>
      {items.length > 0 ? (
        <Dropdown menu={{ items }} trigger={['click']} placement="topLeft" disabled={isDisabled || isBusy}>
          <Button
            type="primary"
            color={look.button}
            variant="solid"
            disabled={isDisabled || isBusy}
            icon={<DownOutlined />}
            aria-label={t(look.sendMore)}
            data-testid="ticketing-send-more"
          />
        </Dropdown>
      ) : null}
    </Space.Compact>
  );
}
