import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Select, Skeleton, theme, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { FormFieldInfo, TypeWithForm } from '../../../shared/ticketForm';
import { missingFields, visibleFields, withDefaults } from '../../../shared/ticketFormRules';
import { useT } from '../../locale';
import { deskErrorOf, type DetailsSectionProps } from '../../workspace';
import { FieldValue } from '../form/FieldValue';
import { FormFields } from '../form/FormFields';
import { TypeIcon } from '../form/TypeIcon';
import { useTypeForms } from '../form/useTypeForms';
import { useTicketForm, type TicketFormState } from './useTicketForm';

/** A ticket's type with what its form knows about the ticket: to read, and to change by the form. */
export default function TypeSection({ ticket, reload }: DetailsSectionProps) {
  const t = useT();
  const state = useTicketForm(String(ticket.id), ticket.version);
  const [isEditing, setEditing] = useState(false);
  if (state.problem !== undefined)
    return <Alert type="error" showIcon message={state.problem || t('This could not be loaded')} />;
  if (!state.loaded) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (isEditing) {
    return (
      <TypeEditor
        state={state}
        onDone={() => {
          setEditing(false);
          void reload();
        }}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return <TypeFacts state={state} onEdit={() => setEditing(true)} />;
}

function TypeFacts({ state: { loaded }, onEdit }: { state: TicketFormState; onEdit: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  const type = loaded?.type ?? null;
  const values = loaded?.values ?? {};
  const shown = type ? visibleFields(type.form, values, 'agents') : [];
  return (
    <div data-testid="ticketing-type-fields">
      <Flex justify="space-between" align="center">
        {type ? (
          <Flex gap={6} align="center">
            <TypeIcon type={type} />
            {t(type.label)}
          </Flex>
        ) : (
          <Typography.Text type="secondary">{t('No type')}</Typography.Text>
        )}
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('Edit')}
          data-testid="ticketing-type-fields-edit"
          onClick={onEdit}
        />
      </Flex>
      <dl style={{ margin: 0 }}>
        {shown.map((field) => {
          const info = type?.fields.find(({ name }) => name === field.name);
          if (!info) return null;
          return (
            <div key={field.name} style={{ display: 'flex', gap: token.marginXS, padding: `${token.paddingXXS}px 0` }}>
              <dt style={{ flex: '0 0 40%', color: token.colorTextSecondary }}>{t(field.label ?? info.title)}</dt>
              <dd style={{ flex: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere' }}>
                <FieldValue info={info} value={values[field.name]} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

interface EditorProps {
  state: TicketFormState;
  onDone: () => void;
  onCancel: () => void;
}

function TypeEditor({ state, onDone, onCancel }: EditorProps) {
  const t = useT();
  const { types = [] } = useTypeForms();
  const current = state.loaded?.type ?? null;
  const [typeKey, setTypeKey] = useState(current?.key ?? null);
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const type: TypeWithForm | undefined =
    typeKey === current?.key ? (current ?? undefined) : types.find(({ key }) => key === typeKey);
  const values = useMemo(() => {
    const merged = { ...state.loaded?.values, ...typed };
    return type && type.key !== current?.key ? withDefaults(type.form, merged) : merged;
  }, [state.loaded, typed, type, current]);
  // A type that is no longer offered stays for the tickets that are of it.
  const choices = current && !types.some(({ key }) => key === current.key) ? [current, ...types] : types;

  const save = async () => {
    const missing = type ? missingFields(type.form, values, 'agents') : [];
    setProblems(Object.fromEntries(missing.map(({ name }) => [name, t('Please fill this in')])));
    setProblem(undefined);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      await state.save(changesOf(type, typeKey === current?.key ? null : typeKey, values, state));
      onDone();
    } catch (error) {
      const told = deskErrorOf(error);
      const field = told.field ?? '';
      if (type?.form.some(({ name }) => name === field)) setProblems({ [field]: told.message });
      else setProblem(told.message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Form layout="vertical" size="small" onFinish={() => void save()} data-testid="ticketing-type-editor">
      <Form.Item label={t('Type')}>
        <Select
          aria-label={t('Type')}
          value={typeKey}
          options={choices.map((one) => ({ value: one.key, label: t(one.label) }))}
          onChange={setTypeKey}
        />
      </Form.Item>
      {type ? (
        <FormFields
          form={type.form}
          fields={type.fields}
          values={values}
          audience="agents"
          problems={problems}
          onChange={(name, value) => {
            setTyped({ ...typed, [name]: value });
            setProblems({});
          }}
        />
      ) : null}
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: 12 }} /> : null}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={isBusy} data-testid="ticketing-type-save">
          {t('Save')}
        </Button>
        <Button onClick={onCancel}>{t('Cancel')}</Button>
      </Flex>
    </Form>
  );
}

/** Of the fields on show, those whose value differs from what the ticket has. */
function changesOf(
  type: TypeWithForm | undefined,
  typeKey: string | null,
  values: Record<string, unknown>,
  { loaded }: TicketFormState,
): Record<string, unknown> {
  const shown = type ? visibleFields(type.form, values, 'agents') : [];
  const isKnown = (name: string) => type?.fields.some((info: FormFieldInfo) => info.name === name);
  const isSame = (name: string) =>
    JSON.stringify(values[name] ?? null) === JSON.stringify(loaded?.values[name] ?? null);
  const changed = shown.filter(({ name }) => isKnown(name) && !isSame(name));
  return {
    ...Object.fromEntries(changed.map(({ name }) => [name, values[name] ?? null])),
    ...(typeKey === null ? {} : { typeKey }),
  };
}
