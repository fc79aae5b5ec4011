import { Button, Checkbox, InputNumber, Segmented, Space, theme } from 'antd';
import { useState } from 'react';
import type { Direction } from '../../../shared/comments';
import { useT } from '../../locale';
import type { ComposerMode, Draft } from './drafts';
import { Recipients } from './Recipients';

interface Props {
  mode: ComposerMode;
  draft: Draft;
  /** Messages of the conversation that a forward may carry, oldest first. */
  messageIds: readonly number[];
  onChange: (patch: Partial<Draft>) => void;
}

/** What a mode asks for besides the text. */
export function ComposerFields({ mode, draft, messageIds, onChange }: Props) {
  if (mode === 'reply') return <Copies draft={draft} onChange={onChange} />;
  if (mode === 'forward') return <Forwarding draft={draft} messageIds={messageIds} onChange={onChange} />;
  if (mode === 'call') return <CallFields draft={draft} onChange={onChange} />;
  return null;
}

type Part = Pick<Props, 'draft' | 'onChange'>;

function Copies({ draft, onChange }: Part) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || draft.cc.length > 0 || draft.bcc.length > 0;
  if (!isShown) {
    return (
      <Button
        type="link"
        size="small"
        style={{ padding: 0, height: 'auto', marginBottom: 4 }}
        data-testid="ticketing-add-cc"
        onClick={() => setOpen(true)}
      >
        {t('Cc / Bcc')}
      </Button>
    );
  }
  return (
    <>
      <Recipients label="Cc" value={draft.cc} onChange={(cc) => onChange({ cc })} testId="ticketing-cc" />
      <Recipients label="Bcc" value={draft.bcc} onChange={(bcc) => onChange({ bcc })} testId="ticketing-bcc" />
    </>
  );
}

function Forwarding({ draft, messageIds, onChange }: Part & Pick<Props, 'messageIds'>) {
  const t = useT();
  const { token } = theme.useToken();
  const chosen = draft.commentIds.filter((id) => messageIds.includes(id));
  return (
    <>
      <Recipients label="To" value={draft.to} onChange={(to) => onChange({ to })} testId="ticketing-to" />
      <Checkbox
        checked={messageIds.length > 0 && chosen.length === messageIds.length}
        indeterminate={chosen.length > 0 && chosen.length < messageIds.length}
        disabled={messageIds.length === 0}
        data-testid="ticketing-forward-all"
        onChange={({ target }) => onChange({ commentIds: target.checked ? [...messageIds] : [] })}
        style={{ marginBottom: token.marginXXS }}
      >
        {chosen.length > 0 && chosen.length < messageIds.length
          ? t('{{count}} of {{total}} messages go along', { count: chosen.length, total: messageIds.length })
          : t('The messages of this ticket go along, with their files')}
      </Checkbox>
    </>
  );
}

function CallFields({ draft, onChange }: Part) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Space wrap size={token.marginSM} style={{ marginBottom: token.marginXS }}>
      <Segmented<Direction>
        size="small"
        value={draft.direction}
        onChange={(direction) => onChange({ direction })}
        options={[
          { value: 'inbound', label: t('Incoming') },
          { value: 'outbound', label: t('Outgoing') },
        ]}
      />
      <InputNumber<number>
        size="small"
        min={0}
        max={1440}
        precision={0}
        value={draft.minutes}
        onChange={(minutes) => onChange({ minutes })}
        addonAfter={t('min')}
        aria-label={t('Minutes')}
        style={{ width: 110 }}
      />
    </Space>
  );
}
