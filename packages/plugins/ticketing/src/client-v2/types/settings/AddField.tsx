import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Select, theme, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { ADDABLE_KINDS, type AddableKind, type FormFieldInfo } from '../../../shared/ticketForm';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import { KIND_LABELS } from '../form/labels';
import type { Palette, TypeRow, TypesState } from './useTypes';

interface Props {
  state: TypesState;
  type: TypeRow;
  palette: Palette;
  onAdded: (info: FormFieldInfo) => Promise<void>;
  onTied: () => Promise<void>;
}

/**
 * Makes a field of the type's own. The first makes the collection that holds them as well: one click, nothing to know about
 * collections; who has one in the collection manager already can choose it instead.
 */
export function AddField({ state, type, palette, onAdded, onTied }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [isOpen, setOpen] = useState(false);
  return (
    <div style={{ marginTop: token.margin }}>
      {isOpen ? (
        <NewField
          state={state}
          type={type}
          palette={palette}
          onAdded={async (info) => {
            await onAdded(info);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <Button icon={<PlusOutlined />} data-testid="ticketing-add-field" onClick={() => setOpen(true)}>
          {t('New field')}
        </Button>
      )}
      <Typography.Paragraph type="secondary" style={{ marginTop: token.marginXS }}>
        {palette.collectionName ? (
          t('The fields of this type are in the collection {{name}}; the collection manager shows them as well.', {
            name: palette.collectionName,
          })
        ) : (
          <ExistingCollection state={state} type={type} onTied={onTied} />
        )}
      </Typography.Paragraph>
    </div>
  );
}

function NewField({ state, type, palette, onAdded, onClose }: Omit<Props, 'onTied'> & { onClose: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<AddableKind>('text');
  const [choices, setChoices] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const wantsChoices = kind === 'select' || kind === 'multiSelect';
  const isReady = title.trim() !== '' && (!wantsChoices || choices.length > 0);

  const add = async () => {
    if (!isReady || isBusy) return;
    setBusy(true);
    setProblem(undefined);
    const options = wantsChoices ? choices.map((label, index) => ({ value: valueOf(label, index), label })) : undefined;
    try {
      if (!palette.collectionName) await state.makeExtension(type.key);
      const name = await state.addField(type.key, { title: title.trim(), kind, ...(options ? { options } : {}) });
      await onAdded({ name, source: 'extension', title: title.trim(), kind, ...(options ? { options } : {}) });
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Form
      layout="vertical"
      onFinish={() => void add()}
      data-testid="ticketing-new-field"
      style={{
        padding: token.padding,
        border: `1px dashed ${token.colorBorder}`,
        borderRadius: token.borderRadius,
      }}
    >
      <Flex gap={12} wrap>
        <Form.Item label={t('Title')} htmlFor="ticketing-new-field-title" style={{ flex: '1 1 180px' }} required>
          <Input
            id="ticketing-new-field-title"
            autoFocus
            maxLength={255}
            value={title}
            data-testid="ticketing-new-field-title"
            onChange={(event) => setTitle(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('Kind')} htmlFor="ticketing-new-field-kind" style={{ flex: '1 1 160px' }}>
          <Select
            id="ticketing-new-field-kind"
            aria-label={t('Kind')}
            data-testid="ticketing-new-field-kind"
            value={kind}
            options={ADDABLE_KINDS.map((one) => ({ value: one, label: t(KIND_LABELS[one]) }))}
            onChange={setKind}
          />
        </Form.Item>
      </Flex>
      {wantsChoices ? (
        <Form.Item
          label={t('Choices')}
          htmlFor="ticketing-new-field-choices"
          extra={t('Press Enter after each.')}
          required
        >
          <Select
            id="ticketing-new-field-choices"
            mode="tags"
            open={false}
            suffixIcon={null}
            aria-label={t('Choices')}
            data-testid="ticketing-new-field-choices"
            tokenSeparators={[',', ';']}
            value={[...choices]}
            onChange={(next: string[]) => setChoices(next.map((one) => one.trim()).filter(Boolean))}
          />
        </Form.Item>
      ) : null}
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: token.margin }} /> : null}
      <Flex gap={8}>
        <Button
          type="primary"
          htmlType="submit"
          loading={isBusy}
          disabled={!isReady}
          data-testid="ticketing-new-field-create"
        >
          {t('Add field')}
        </Button>
        <Button disabled={isBusy} onClick={onClose}>
          {t('Cancel')}
        </Button>
      </Flex>
    </Form>
  );
}

/** A value that scripts can type, where the words allow it. */
function valueOf(label: string, index: number): string {
  const plain = label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return plain || `choice_${index + 1}`;
}

function ExistingCollection({ state, type, onTied }: Pick<Props, 'state' | 'type' | 'onTied'>) {
  const t = useT();
  const [candidates, setCandidates] = useState<readonly { collectionName: string; title: string }[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { candidates: load } = state;
  useEffect(() => void load().then(setCandidates, () => undefined), [load]);
  if (candidates.length === 0) return null;

  const tie = async (collectionName: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await state.makeExtension(type.key, collectionName);
      await onTied();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
    }
    setBusy(false);
  };

  return (
    <>
      {t('The first field makes a collection for the fields of this type. Or use one that is there:')}{' '}
      <Select
        size="small"
        loading={isBusy}
        disabled={isBusy}
        style={{ minWidth: 200 }}
        aria-label={t('Collection')}
        placeholder={t('Choose a collection')}
        data-testid="ticketing-extension-choose"
        options={candidates.map((one) => ({
          value: one.collectionName,
          label: `${t(one.title)} (${one.collectionName})`,
        }))}
        onChange={(name: string) => void tie(name)}
      />
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginTop: 8 }} /> : null}
    </>
  );
}
