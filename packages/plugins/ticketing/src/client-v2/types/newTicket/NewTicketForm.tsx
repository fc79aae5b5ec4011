import { Alert, Button, Flex, Form, Input, Segmented, Select, Skeleton, theme } from 'antd';
import { useId } from 'react';
import type { TypeWithForm } from '../../../shared/ticketForm';
import { MAX_SUBJECT_LENGTH } from '../../../shared/ticketFields';
import { useT } from '../../locale';
import { FormFields } from '../form/FormFields';
import { TypeIcon } from '../form/TypeIcon';
import { RequesterPicker } from './RequesterPicker';
import { useNewTicket, type CreatedTicket } from './useNewTicket';

interface Props {
  /** The type to begin with; by default the desk's. */
  typeKey?: string;
  /** Values to begin with, such as the customer of the record beside it. */
  onCreated: (ticket: CreatedTicket) => void;
  onCancel?: () => void;
}

/** A new ticket, by the form of its type. What was typed stays through every error and change of type. */
export function NewTicketForm({ typeKey, onCreated, onCancel }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const prefix = useId();
  const state = useNewTicket(typeKey, onCreated);
  const { type, types, draft, change, problems, problem } = state;

  if (state.loadProblem !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        message={state.loadProblem || t('This could not be loaded')}
        action={<Button onClick={state.reload}>{t('Try again')}</Button>}
      />
    );
  }
  if (!types) return <Skeleton active paragraph={{ rows: 6 }} />;

  const at = (field: string) =>
    problems[field] ? { validateStatus: 'error' as const, help: problems[field] } : undefined;
  return (
    <Form layout="vertical" onFinish={() => void state.submit()} data-testid="ticketing-new-ticket">
      {types.length > 1 ? (
        <Form.Item label={t('Type')} htmlFor={`${prefix}type`} {...at('typeKey')} extra={t(type?.description ?? '')}>
          <TypePicker
            id={`${prefix}type`}
            types={types}
            value={type?.key}
            onChange={(key) => change({ typeKey: key })}
          />
        </Form.Item>
      ) : null}
      <Form.Item label={t('Requester')} htmlFor={`${prefix}requester`} {...at('requester')}>
        <RequesterPicker
          id={`${prefix}requester`}
          value={draft.requester}
          isInvalid={Boolean(problems.requester)}
          onChange={(requester) => change({ requester })}
        />
      </Form.Item>
      <Form.Item label={t('Subject')} htmlFor={`${prefix}subject`} required {...at('subject')}>
        <Input
          id={`${prefix}subject`}
          autoFocus
          maxLength={MAX_SUBJECT_LENGTH}
          value={draft.subject}
          data-testid="ticketing-new-subject"
          onChange={({ target }) => change({ subject: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('Message')} htmlFor={`${prefix}body`} {...at('body')}>
        <Input.TextArea
          id={`${prefix}body`}
          autoSize={{ minRows: 4, maxRows: 14 }}
          value={draft.body}
          data-testid="ticketing-new-body"
          onChange={({ target }) => change({ body: target.value })}
        />
      </Form.Item>
      {type ? (
        <FormFields
          form={type.form}
          fields={type.fields}
          values={state.values}
          audience="agents"
          problems={problems}
          onChange={(name, value) => change({ values: { ...draft.values, [name]: value } })}
        />
      ) : null}
      <Form.Item label={t('Tags')} htmlFor={`${prefix}tags`} {...at('tags')}>
        <Select
          id={`${prefix}tags`}
          mode="tags"
          aria-label={t('Tags')}
          data-testid="ticketing-new-tags"
          tokenSeparators={[',']}
          value={[...draft.tags]}
          options={state.knownTags.map((name) => ({ value: name, label: name }))}
          onChange={(tags: string[]) => change({ tags })}
        />
      </Form.Item>
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: token.margin }} /> : null}
      <Flex gap={token.marginXS}>
        <Button type="primary" htmlType="submit" loading={state.isBusy} data-testid="ticketing-new-create">
          {t('Create ticket')}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t('Cancel')}</Button> : null}
      </Flex>
    </Form>
  );
}

const FEW = 5;

function TypePicker({
  id,
  types,
  value,
  onChange,
}: {
  id: string;
  types: readonly TypeWithForm[];
  value: string | undefined;
  onChange: (key: string) => void;
}) {
  const t = useT();
  const options = types.map((type) => ({
    value: type.key,
    label: (
      <Flex gap={6} align="center">
        <TypeIcon type={type} />
        {t(type.label)}
      </Flex>
    ),
    title: t(type.label),
  }));
  const common = { id, value, 'aria-label': t('Type'), 'data-testid': 'ticketing-new-type', onChange };
  if (types.length <= FEW) {
    return <Segmented {...common} options={options} style={{ maxWidth: '100%', overflowX: 'auto' }} />;
  }
  return <Select {...common} showSearch optionFilterProp="title" options={options} />;
}
