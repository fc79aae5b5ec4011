import { Alert, Button, Col, Empty, Flex, Form, Row, Segmented, Skeleton, theme, Typography } from 'antd';
import { useState } from 'react';
import type { FormAudience } from '../../../shared/ticketForm';
import { withDefaults } from '../../../shared/ticketFormRules';
import { useT } from '../../locale';
import { FormFields } from '../form/FormFields';
import { AddField } from './AddField';
import { FieldCard } from './FieldCard';
import { FieldPalette } from './FieldPalette';
import { useFormDraft } from './useFormDraft';
import { useSorting } from './useSorting';
import type { Palette, TypeRow, TypesState } from './useTypes';

export interface FormTabProps {
  state: TypesState;
  type: TypeRow;
  palette: Palette | undefined;
  problem: string | undefined;
  reloadPalette: () => Promise<void>;
}

/** Where a form is put together: fields to choose from, the form in its order, and what people will see. */
export function FormTab({ state, type, palette, problem, reloadPalette }: FormTabProps) {
  const t = useT();
  if (problem !== undefined) {
    return <Alert type="error" showIcon message={problem || t('This could not be loaded')} />;
  }
  if (!palette) return <Skeleton active />;
  return <Designer state={state} type={type} palette={palette} reloadPalette={reloadPalette} />;
}

interface DesignerProps {
  state: TypesState;
  type: TypeRow;
  palette: Palette;
  reloadPalette: () => Promise<void>;
}

function Designer({ state, type, palette, reloadPalette }: DesignerProps) {
  const t = useT();
  const { token } = theme.useToken();
  const draft = useFormDraft(state, type, palette.fields);
  const { rowProps, target } = useSorting('form', draft.move);
  const used = new Set(draft.form.map(({ name }) => name));
  return (
    <Row gutter={[24, 24]} data-testid="ticketing-form-designer">
      <Col xs={24} lg={14}>
        <Typography.Paragraph type="secondary">
          {t('Subject and message are always asked for. Put further fields in the order in which people fill them in.')}
        </Typography.Paragraph>
        {draft.form.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('This form asks for nothing more yet.')} />
        ) : (
          <ol style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('Fields of the form')}>
            {draft.form.map((field, index) => (
              <li key={field.name} {...rowProps(index)} style={{ marginBottom: token.marginXS }}>
                <FieldCard
                  field={field}
                  info={palette.fields.find(({ name }) => name === field.name)}
                  others={palette.fields.filter(({ name }) => name !== field.name && used.has(name))}
                  problems={draft.problems.filter((one) => one.field === field.name).map(draft.sentence)}
                  isTarget={target === index}
                  onChange={(part) => draft.change(field.name, part)}
                  onRemove={() => draft.remove(field.name)}
                  onUp={index > 0 ? () => draft.move(index, index - 1) : undefined}
                  onDown={index < draft.form.length - 1 ? () => draft.move(index, index + 1) : undefined}
                />
              </li>
            ))}
          </ol>
        )}
        <FieldPalette fields={palette.fields.filter(({ name }) => !used.has(name))} onAdd={draft.add} />
        <AddField
          state={state}
          type={type}
          palette={palette}
          onAdded={async (info) => {
            await reloadPalette();
            draft.add(info);
          }}
          onTied={reloadPalette}
        />
        {draft.refusal ? (
          <Alert type="error" showIcon message={draft.refusal} style={{ marginTop: token.margin }} />
        ) : null}
        <Flex gap={8} align="center" style={{ marginTop: token.marginLG }}>
          <Button
            type="primary"
            loading={draft.isBusy}
            disabled={!draft.isChanged || draft.problems.length > 0}
            data-testid="ticketing-form-save"
            onClick={() => void draft.save()}
          >
            {t('Save form')}
          </Button>
          {draft.isChanged ? <Typography.Text type="secondary">{t('Not saved yet')}</Typography.Text> : null}
        </Flex>
      </Col>
      <Col xs={24} lg={10}>
        <Preview form={draft.form} fields={palette.fields} />
      </Col>
    </Row>
  );
}

/** The real form: what is tried out here behaves as it will. */
export function Preview({
  form,
  fields,
  only,
}: Pick<Palette, 'fields'> & { form: ReturnType<typeof useFormDraft>['form']; only?: FormAudience }) {
  const t = useT();
  const { token } = theme.useToken();
  const [audience, setAudience] = useState<FormAudience>('agents');
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  return (
    <section
      aria-label={t('Preview')}
      data-testid="ticketing-form-preview"
      style={{
        position: 'sticky',
        top: 0,
        padding: token.padding,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadiusLG,
        background: token.colorFillQuaternary,
      }}
    >
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: token.margin }}>
        <strong>{t('Preview')}</strong>
        {only ? null : (
          <Segmented
            size="small"
            value={audience}
            options={[
              { value: 'agents', label: t('Agents') },
              { value: 'customers', label: t('Customers') },
            ]}
            onChange={setAudience}
          />
        )}
      </Flex>
      <Form layout="vertical">
        <FormFields
          form={form}
          fields={fields}
          values={withDefaults(form, typed)}
          audience={only ?? audience}
          onChange={(name, value) => setTyped({ ...typed, [name]: value })}
        />
      </Form>
    </section>
  );
}
