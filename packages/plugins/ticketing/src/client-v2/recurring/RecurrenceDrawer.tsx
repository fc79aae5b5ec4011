import { Alert, Button, Drawer, Form, Input, Radio, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { MISSED_POLICIES } from '../../shared/recurrences';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import { NextRuns } from './NextRuns';
import { ScheduleField } from './ScheduleField';
import type { Recurrence, RecurrenceDraft, RecurrencesState } from './useRecurrences';

interface Props {
  state: RecurrencesState;
  /** Left out: a new one. */
  recurrence: Recurrence | undefined;
  onClose: () => void;
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const zones = (): string[] => [...new Set([ownZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** When a ticket comes, from which template; with the moments at which it will. */
export function RecurrenceDrawer({ state, recurrence, onClose }: Props) {
  const t = useT();
  const [draft, setDraft] = useState<RecurrenceDraft>(() => draftOf(recurrence));
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<RecurrenceDraft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await state.save(recurrence?.id, draft);
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      width="min(520px, 100vw)"
      title={recurrence ? recurrence.title : t('New recurring ticket')}
      onClose={onClose}
      data-testid="ticketing-recurrence-drawer"
      extra={
        <Space>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={draft.title.trim() === '' || draft.templateId === null}
            data-testid="ticketing-recurrence-save"
            onClick={() => void save()}
          >
            {t('Save')}
          </Button>
        </Space>
      }
    >
      <Form layout="vertical">
        {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: 16 }} /> : null}
        <Form.Item label={t('Title')} htmlFor="ticketing-recurrence-title" required>
          <Input
            id="ticketing-recurrence-title"
            maxLength={255}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('Template')} required>
          <Select
            aria-label={t('Template')}
            data-testid="ticketing-recurrence-template"
            showSearch
            optionFilterProp="label"
            value={draft.templateId === null ? undefined : String(draft.templateId)}
            options={state.templates.map(({ id, title, isActive }) => ({
              value: String(id),
              label: isActive ? title : `${title} (${t('Not active')})`,
            }))}
            onChange={(templateId: string) => change({ templateId })}
          />
        </Form.Item>
        <Form.Item label={t('Schedule')} required>
          <ScheduleField cron={draft.cron} onChange={(cron) => change({ cron })} />
        </Form.Item>
        <Form.Item label={t('Time zone')}>
          <Select
            aria-label={t('Time zone')}
            showSearch
            value={draft.timeZone}
            options={zones().map((zone) => ({ value: zone, label: zone }))}
            onChange={(timeZone: string) => change({ timeZone })}
          />
        </Form.Item>
        <Form.Item label={t('Next runs')}>
          <NextRuns cron={draft.cron} timeZone={draft.timeZone} />
        </Form.Item>
        <Form.Item
          label={t('Missed runs')}
          extra={t('Runs that fell into a time when the application was not running.')}
        >
          <Radio.Group
            aria-label={t('Missed runs')}
            value={draft.missed}
            options={MISSED_POLICIES.map(({ value, label }) => ({ value, label: t(label) }))}
            onChange={({ target }) => change({ missed: target.value === 'skip' ? 'skip' : 'once' })}
          />
        </Form.Item>
        <Form.Item label={t('Active')} htmlFor="ticketing-recurrence-active">
          <Switch
            id="ticketing-recurrence-active"
            checked={draft.enabled}
            onChange={(enabled) => change({ enabled })}
          />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function draftOf(recurrence: Recurrence | undefined): RecurrenceDraft {
  if (!recurrence) {
    const schedule = { cron: '0 9 * * 1-5', timeZone: ownZone() };
    return { title: '', templateId: null, ...schedule, missed: 'once', enabled: true };
  }
  const { title, templateId, cron, timeZone, missed, enabled } = recurrence;
  return { title, templateId, cron, timeZone, missed, enabled };
}
