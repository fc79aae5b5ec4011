import { ClockCircleOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, theme } from 'antd';
import { useState } from 'react';
import { MAX_MINUTES, MAX_TIME_NOTE, parseMinutes } from '../../../../shared/timeEntries';
import { useT } from '../../../locale';
import type { TimeSpent } from './loggedTime';

interface Props {
  onLog: (spent: TimeSpent) => Promise<boolean>;
  /** Given: corrects what is there. */
  initial?: TimeSpent & { text: string };
  onCancel?: () => void;
}

/** "30", "1h 30m" or "1:30", what it was for, and whether it is billed. */
export function LogTime({ onLog, initial, onCancel }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [text, setText] = useState(initial?.text ?? '');
  const [note, setNote] = useState(initial?.note ?? '');
  const [billable, setBillable] = useState(initial?.billable ?? false);
  const [isBusy, setBusy] = useState(false);
  const minutes = parseMinutes(text);
  const isValid = minutes !== undefined && minutes >= 1 && minutes <= MAX_MINUTES;

  const save = async () => {
    if (!isValid || isBusy) return;
    setBusy(true);
    const isDone = await onLog({ minutes, billable, note: note.trim() || null });
    setBusy(false);
    if (!isDone) return;
    setText('');
    setNote('');
  };
  return (
    <div
      style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: token.marginXXS }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel?.();
      }}
    >
      <Input
        size="small"
        variant="filled"
        style={{ flex: '1 1 76px' }}
        prefix={<ClockCircleOutlined style={{ color: token.colorTextTertiary }} />}
        placeholder="1h 30m"
        aria-label={t('Time spent')}
        data-testid="ticketing-time-spent"
        status={text !== '' && !isValid ? 'error' : undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={() => void save()}
      />
      <Input
        size="small"
        variant="filled"
        style={{ flex: '3 1 120px' }}
        maxLength={MAX_TIME_NOTE}
        placeholder={t('What for')}
        aria-label={t('What for')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onPressEnter={() => void save()}
      />
      <Checkbox checked={billable} onChange={({ target }) => setBillable(target.checked)}>
        {t('Billable')}
      </Checkbox>
      <Button
        size="small"
        loading={isBusy}
        disabled={!isValid}
        data-testid="ticketing-time-log"
        onClick={() => void save()}
      >
        {initial ? t('Save') : t('Log')}
      </Button>
      {onCancel ? (
        <Button size="small" type="text" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      ) : null}
    </div>
  );
}
