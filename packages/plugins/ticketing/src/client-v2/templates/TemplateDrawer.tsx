import { Alert, Button, Drawer, Form, Input, Radio, Select, Space, Switch, Typography } from 'antd';
import { useState } from 'react';
import { SHARE_SCOPES, type ShareScope } from '../../shared/sharing';
import { TEMPLATE_VARIABLES, type TemplateValues, type TicketTemplate } from '../../shared/ticketTemplates';
import { useT } from '../locale';
import { deskErrorOf, textToHtml } from '../workspace';
import { ChecklistEditor } from './ChecklistEditor';
import { htmlToText } from './htmlToText';
import type { TemplateDraft, TemplatesState } from './useTemplates';

interface Props {
  state: TemplatesState;
  /** Left out: a new one. */
  template: TicketTemplate | undefined;
  onClose: () => void;
}

const EMPTY: TemplateDraft = {
  title: '',
  description: null,
  scope: 'global',
  teamId: null,
  isActive: true,
  values: {},
  checklist: [],
};

/** A template, to be written or changed. */
export function TemplateDrawer({ state, template, onClose }: Props) {
  const t = useT();
  const { choices } = state;
  const [draft, setDraft] = useState<TemplateDraft>(() => draftOf(template));
  // Shown as text; what was not touched stays as it was, with its formatting.
  const [body, setBody] = useState(() => htmlToText(template?.values?.body));
  const [isBodyChanged, setBodyChanged] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<TemplateDraft>) => setDraft((before) => ({ ...before, ...part }));
  const give = (part: Partial<TemplateValues>) => change({ values: { ...draft.values, ...part } });
  const values = draft.values ?? {};

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const text = isBodyChanged ? { body: body.trim() ? textToHtml(body) : null } : {};
    const checklist = (draft.checklist ?? []).filter((item) => item.text.trim() !== '');
    try {
      await state.save(template?.id, { ...draft, checklist, values: { ...values, ...text } });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      width="min(560px, 100vw)"
      title={template ? template.title : t('New template')}
      onClose={onClose}
      data-testid="ticketing-template-drawer"
      extra={
        <Space>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={draft.title.trim() === ''}
            data-testid="ticketing-template-save"
            onClick={() => void save()}
          >
            {t('Save')}
          </Button>
        </Space>
      }
    >
      <Form layout="vertical">
        {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: 16 }} /> : null}
        <Form.Item label={t('Title')} htmlFor="ticketing-template-title" required>
          <Input
            id="ticketing-template-title"
            maxLength={255}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('For')}>
          <Space direction="vertical" style={{ width: '100%' }}>
            <Radio.Group
              aria-label={t('For')}
              value={draft.scope}
              options={SHARE_SCOPES.map(({ value, label }) => ({ value, label: t(label) }))}
              onChange={({ target }) => change({ scope: scopeOf(target.value) })}
            />
            {draft.scope === 'team' ? (
              <Select
                aria-label={t('Team')}
                placeholder={t('Team')}
                style={{ width: '100%' }}
                value={draft.teamId === null ? undefined : String(draft.teamId)}
                options={choices.teams.map(({ id, name }) => ({ value: String(id), label: name }))}
                onChange={(teamId: string) => change({ teamId })}
              />
            ) : null}
          </Space>
        </Form.Item>
        <Form.Item label={t('Subject')} htmlFor="ticketing-template-subject">
          <Input
            id="ticketing-template-subject"
            maxLength={500}
            value={values.subject ?? ''}
            onChange={({ target }) => give({ subject: target.value || null })}
          />
        </Form.Item>
        <Form.Item
          label={t('Message')}
          htmlFor="ticketing-template-body"
          extra={
            <>
              {t('Variables:')}{' '}
              {TEMPLATE_VARIABLES.map((name) => (
                <Typography.Text
                  key={name}
                  code
                  copyable={{ text: `{{ ${name} }}`, tooltips: [t('Copy'), t('Copied')] }}
                >
                  {name}
                </Typography.Text>
              ))}
            </>
          }
        >
          <Input.TextArea
            id="ticketing-template-body"
            autoSize={{ minRows: 4, maxRows: 12 }}
            value={body}
            onChange={({ target }) => {
              setBody(target.value);
              setBodyChanged(true);
            }}
          />
        </Form.Item>
        <Form.Item label={t('Type')}>
          <Select
            allowClear
            aria-label={t('Type')}
            placeholder={t('As in the form')}
            value={values.typeKey ?? undefined}
            options={choices.types.map(({ key, label }) => ({ value: key, label: t(label) }))}
            onChange={(typeKey?: string) => give({ typeKey: typeKey ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('Priority')}>
          <Select
            allowClear
            aria-label={t('Priority')}
            placeholder={t('As in the form')}
            value={values.priorityKey ?? undefined}
            options={choices.priorities.map(({ key, label }) => ({ value: key, label: t(label) }))}
            onChange={(priorityKey?: string) => give({ priorityKey: priorityKey ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('Team')}>
          <Select
            allowClear
            aria-label={t('Team of the ticket')}
            placeholder={t('As in the form')}
            value={values.teamId == null ? undefined : String(values.teamId)}
            options={choices.teams.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(teamId?: string) => give({ teamId: teamId ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('Tags')}>
          <Select
            mode="tags"
            aria-label={t('Tags')}
            value={values.tags ?? []}
            options={choices.tags.map(({ name }) => ({ value: name, label: name }))}
            onChange={(tags: string[]) => give({ tags })}
          />
        </Form.Item>
        <Form.Item label={t('Checklist')}>
          <ChecklistEditor items={draft.checklist ?? []} onChange={(checklist) => change({ checklist })} />
        </Form.Item>
        <Form.Item label={t('Active')} htmlFor="ticketing-template-active">
          <Switch
            id="ticketing-template-active"
            checked={draft.isActive}
            onChange={(isActive) => change({ isActive })}
          />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function draftOf(template: TicketTemplate | undefined): TemplateDraft {
  if (!template) return EMPTY;
  const { title, description, scope, teamId, isActive, values, checklist } = template;
  return { title, description, scope, teamId, isActive, values, checklist };
}

const scopeOf = (value: unknown): ShareScope =>
  SHARE_SCOPES.find((scope) => scope.value === value)?.value ?? 'personal';
