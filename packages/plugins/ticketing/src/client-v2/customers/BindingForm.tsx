import { Alert, Button, Col, Form, Row, Select, Space } from 'antd';
import { useState } from 'react';
import type {
  Binding,
  BindingCandidate,
  CandidateField,
  FieldMapping,
  MappedField,
} from '../../shared/customerBinding';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import type { BindingState } from './useBinding';

const MEANINGS: readonly { field: MappedField; label: string; kind: CandidateField['kind'] }[] = [
  { field: 'titleField', label: 'Title field', kind: 'text' },
  { field: 'emailField', label: 'E-mail field', kind: 'text' },
  { field: 'phoneField', label: 'Phone field', kind: 'text' },
  { field: 'ownerField', label: 'Owner field', kind: 'user' },
];

const NOTHING: FieldMapping = { titleField: null, emailField: null, phoneField: null, ownerField: null };

interface Props {
  state: BindingState;
  /** Given: the collection stays, only the meaning of its fields changes. */
  binding: Binding | undefined;
  onDone: () => void;
}

/** Chooses a collection and what its fields mean; what they seem to mean is filled in. */
export function BindingForm({ state, binding, onDone }: Props) {
  const t = useT();
  const [collectionName, setCollectionName] = useState(binding?.collectionName);
  const [mapping, setMapping] = useState<FieldMapping>(binding ?? NOTHING);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const candidate = state.candidates.find((one) => one.collectionName === collectionName);

  const choose = (name: string) => {
    setCollectionName(name);
    setProblem(undefined);
    setMapping(state.candidates.find((one) => one.collectionName === name)?.guess ?? NOTHING);
  };

  const save = async () => {
    if (!collectionName) return;
    const { titleField, emailField, phoneField, ownerField } = mapping;
    setBusy(true);
    setProblem(undefined);
    try {
      await state.bind(collectionName, { titleField, emailField, phoneField, ownerField });
      onDone();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
    }
    setBusy(false);
  };

  return (
    <Form layout="vertical" onFinish={() => void save()} data-testid="ticketing-binding-form">
      <Form.Item label={t('Collection')} htmlFor="ticketing-binding-collection" required>
        <Select
          id="ticketing-binding-collection"
          data-testid="ticketing-binding-collection"
          aria-label={t('Collection')}
          showSearch
          optionFilterProp="label"
          placeholder={t('Choose a collection')}
          disabled={Boolean(binding)}
          value={collectionName}
          options={state.candidates.map((one) => ({ value: one.collectionName, label: nameOf(one, t) }))}
          onChange={choose}
        />
      </Form.Item>
      {candidate ? (
        <Row gutter={16}>
          {MEANINGS.map(({ field, label, kind }) => (
            <Col key={field} xs={24} sm={12}>
              <Form.Item label={t(label)} htmlFor={`ticketing-binding-${field}`}>
                <Select
                  id={`ticketing-binding-${field}`}
                  data-testid={`ticketing-binding-${field}`}
                  aria-label={t(label)}
                  allowClear
                  showSearch
                  optionFilterProp="label"
                  placeholder={t('None')}
                  value={mapping[field] ?? undefined}
                  options={candidate.fields
                    .filter((one) => one.kind === kind)
                    .map((one) => ({ value: one.name, label: t(one.title) }))}
                  onChange={(name?: string) => setMapping({ ...mapping, [field]: name ?? null })}
                />
              </Form.Item>
            </Col>
          ))}
        </Row>
      ) : null}
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: 16 }} /> : null}
      <Space>
        <Button
          type="primary"
          htmlType="submit"
          loading={isBusy}
          disabled={!collectionName}
          data-testid="ticketing-bind"
        >
          {binding ? t('Save') : t('Bind')}
        </Button>
        {binding ? <Button onClick={onDone}>{t('Cancel')}</Button> : null}
      </Space>
    </Form>
  );
}

/** "Customers (crm_customers)": titles may be alike, names are not. */
export function nameOf(
  { title, collectionName }: Pick<BindingCandidate, 'title' | 'collectionName'>,
  t: ReturnType<typeof useT>,
) {
  const shown = t(title);
  return shown === collectionName ? shown : `${shown} (${collectionName})`;
}
