import { DownOutlined, LockOutlined, SendOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Input, Segmented, Space, theme, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { useT } from '../../locale';
import { StatusDot } from '../../ui/StatusDot';
import { nameOfContact } from '../tickets';
import { draftOf, keepDraft, type ComposerMode } from './drafts';
import type { AllowedTransition, OpenTicket } from './useTicket';
import type { TicketActions } from './useTicketActions';

interface Props {
  ticketId: string;
  ticket: OpenTicket;
  transitions: readonly AllowedTransition[];
  actions: TicketActions;
  /** What this person may write, at least one. */
  modes: readonly ComposerMode[];
  mode: ComposerMode;
  onMode: (mode: ComposerMode) => void;
  inputRef: RefObject<TextAreaRef>;
}

/** Where agents write. Whether the customer will read it is said by colour, icon, placeholder, address and button. */
export function Composer({ ticketId, ticket, transitions, actions, modes, mode, onMode, inputRef }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [text, setText] = useState(() => draftOf(ticketId, mode));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isNote = mode === 'note';
  const isEmpty = text.trim() === '';

  useEffect(() => {
    setText(draftOf(ticketId, mode));
    setProblem(undefined);
  }, [ticketId, mode]);

  const change = (next: string) => {
    setText(next);
    keepDraft(ticketId, mode, next);
  };

  const send = async (statusKey?: string) => {
    if (isEmpty || isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await actions[mode](text, statusKey);
      keepDraft(ticketId, mode, '');
      setText('');
    } catch (error) {
      setProblem(error instanceof Error && error.message ? error.message : t('This could not be saved'));
    } finally {
      setBusy(false);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') event.currentTarget.blur();
  };

  const requester = nameOfContact(ticket.requester);
  const statusItems = transitions
    .filter(({ requiredFields }) => requiredFields.length === 0)
    .map(({ toKey, status }) => ({
      key: toKey,
      icon: <StatusDot status={status} />,
      label: isNote
        ? t('Add note and set “{{status}}”', { status: t(status.label ?? toKey) })
        : t('Send and set “{{status}}”', { status: t(status.label ?? toKey) }),
      onClick: () => void send(toKey),
    }));

  return (
    <section
      data-testid="ticketing-composer"
      data-mode={mode}
      aria-label={isNote ? t('Internal note') : t('Reply to the customer')}
      style={{
        padding: `${token.paddingXS}px ${token.padding}px ${token.paddingSM}px`,
        borderTop: `2px solid ${isNote ? token.colorWarning : token.colorPrimary}`,
        background: isNote ? token.colorWarningBg : token.colorBgContainer,
      }}
    >
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: `${token.marginXXS}px ${token.marginSM}px`,
          marginBottom: token.marginXS,
        }}
      >
        <Segmented<ComposerMode>
          size="small"
          value={mode}
          onChange={onMode}
          options={modes.map((value) =>
            value === 'note'
              ? { value, label: t('Internal note'), icon: <LockOutlined /> }
              : { value, label: t('Reply'), icon: <SendOutlined /> },
          )}
        />
        <span
          style={{
            color: isNote ? token.colorText : token.colorTextTertiary,
            fontWeight: isNote ? token.fontWeightStrong : undefined,
            fontSize: token.fontSizeSM,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          {isNote
            ? t('Only colleagues see this')
            : t('To {{name}}', { name: [requester, ticket.requester?.email].filter(Boolean).join(' · ') || '—' })}
        </span>
      </div>
      <Input.TextArea
        ref={inputRef}
        value={text}
        autoSize={{ minRows: 2, maxRows: 12 }}
        readOnly={isBusy}
        variant={isNote ? 'outlined' : 'filled'}
        status={isNote ? 'warning' : undefined}
        placeholder={isNote ? t('Write a note for your colleagues') : t('Write a reply to the customer')}
        aria-label={isNote ? t('Internal note') : t('Reply to the customer')}
        data-testid="ticketing-composer-text"
        onChange={({ target }) => change(target.value)}
        onKeyDown={onKeyDown}
      />
      {problem ? (
        <Alert type="error" showIcon message={problem} style={{ marginTop: token.marginXS }} role="alert" />
      ) : null}
      <div style={{ marginTop: token.marginXS }}>
        <Space.Compact>
          <Tooltip title={t('Ctrl + Enter')} placement="topLeft">
            <Button
              type="primary"
              color={isNote ? 'gold' : 'primary'}
              variant="solid"
              icon={isNote ? <LockOutlined /> : <SendOutlined />}
              loading={isBusy}
              disabled={isEmpty}
              data-testid="ticketing-send"
              onClick={() => void send()}
            >
              {isNote ? t('Add note') : t('Send reply')}
            </Button>
          </Tooltip>
          {statusItems.length > 0 ? (
            <Dropdown
              menu={{ items: statusItems }}
              trigger={['click']}
              placement="topLeft"
              disabled={isEmpty || isBusy}
            >
              <Button
                type="primary"
                color={isNote ? 'gold' : 'primary'}
                variant="solid"
                disabled={isEmpty || isBusy}
                icon={<DownOutlined />}
                aria-label={isNote ? t('Add note and set a status') : t('Send and set a status')}
                data-testid="ticketing-send-more"
              />
            </Dropdown>
          ) : null}
        </Space.Compact>
      </div>
    </section>
  );
}
