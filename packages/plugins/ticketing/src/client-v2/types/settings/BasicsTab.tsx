import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, Col, Flex, Form, Input, Row, Select, Switch } from 'antd';
import { useEffect, useId, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { deskErrorOf, useDeskApi } from '../../workspace';
import { RecordPicker } from '../form/RecordPicker';
import { TYPE_ICONS, TypeIcon } from '../form/TypeIcon';
import type { TypeRow, TypesState } from './useTypes';

const COLORS = ['blue', 'geekblue', 'cyan', 'green', 'lime', 'gold', 'orange', 'volcano', 'red', 'magenta', 'purple'];

type Basics = Pick<
  TypeRow,
  'label' | 'description' | 'icon' | 'color' | 'isActive' | 'isDefault' | 'defaultTeamId' | 'defaultPriorityKey'
>;

interface Props {
  state: TypesState;
  type: TypeRow;
  onRemoved: () => void;
}

/** What a type is called, how it looks, and what it fills in. */
export function BasicsTab({ state, type, onRemoved }: Props) {
  const t = useT();
  const prefix = useId();
  const { message, modal } = useFlowEngine().context;
  const [values, setValues] = useState<Basics>(() => basicsOf(type, t));
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const priorities = usePriorities();
  const change = (part: Partial<Basics>) => setValues({ ...values, ...part });

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await state.save(type.key, changed(values, type, t));
      void message.success(t('Saved'));
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
    }
    setBusy(false);
  };

  const remove = () =>
    modal.confirm({
      title: t('Delete the type {{name}}?', { name: t(type.label) }),
      content: t('Its form goes. Collections and fields that hold data stay.'),
      okText: t('Delete'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: async () => {
        try {
          await state.remove(type.key);
          onRemoved();
        } catch (error) {
          setProblem(deskErrorOf(error).message || t('This could not be saved'));
        }
      },
    });

  return (
    <Form layout="vertical" onFinish={() => void save()} style={{ maxWidth: 640 }} data-testid="ticketing-type-basics">
      <Row gutter={16}>
        <Col xs={24} sm={16}>
          <Form.Item label={t('Name')} htmlFor={`${prefix}label`} required>
            <Input
              id={`${prefix}label`}
              maxLength={255}
              value={values.label}
              onChange={({ target }) => change({ label: target.value })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <Form.Item label={t('Key')} htmlFor={`${prefix}key`}>
            <Input id={`${prefix}key`} value={type.key} disabled />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item label={t('Description')} htmlFor={`${prefix}description`}>
        <Input.TextArea
          id={`${prefix}description`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={values.description ?? ''}
          onChange={({ target }) => change({ description: target.value })}
        />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={12}>
          <Form.Item label={t('Icon')} htmlFor={`${prefix}icon`}>
            <Select
              id={`${prefix}icon`}
              aria-label={t('Icon')}
              allowClear
              showSearch
              value={values.icon ?? undefined}
              options={TYPE_ICONS.map((icon) => ({
                value: icon,
                label: (
                  <Flex gap={8}>
                    <TypeIcon type={{ icon, color: values.color }} />
                    {icon.replace('Outlined', '')}
                  </Flex>
                ),
              }))}
              onChange={(icon?: string) => change({ icon: icon ?? null })}
            />
          </Form.Item>
        </Col>
        <Col xs={12}>
          <Form.Item label={t('Color')} htmlFor={`${prefix}color`}>
            <Select
              id={`${prefix}color`}
              aria-label={t('Color')}
              allowClear
              value={values.color ?? undefined}
              options={COLORS.map((color) => ({
                value: color,
                label: (
                  <Flex gap={8}>
                    <TypeIcon type={{ icon: values.icon, color }} />
                    {t(color)}
                  </Flex>
                ),
              }))}
              onChange={(color?: string) => change({ color: color ?? null })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Default team')} htmlFor={`${prefix}team`}>
            <RecordPicker
              id={`${prefix}team`}
              kind="team"
              aria-label={t('Default team')}
              data-testid="ticketing-type-team"
              value={values.defaultTeamId}
              onChange={(defaultTeamId) => change({ defaultTeamId })}
            />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item label={t('Default priority')} htmlFor={`${prefix}priority`}>
            <Select
              id={`${prefix}priority`}
              aria-label={t('Default priority')}
              allowClear
              placeholder={t('Choose')}
              value={values.defaultPriorityKey ?? undefined}
              options={priorities.map(({ key, label }) => ({ value: key, label: t(label) }))}
              onChange={(key?: string) => change({ defaultPriorityKey: key ?? null })}
            />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item>
        <Flex vertical gap={12}>
          <Flex gap={8}>
            <Switch aria-label={t('Active')} checked={values.isActive} onChange={(isActive) => change({ isActive })} />
            {t('Active: new tickets may be of this type')}
          </Flex>
          <Flex gap={8}>
            <Switch
              aria-label={t('Default')}
              checked={values.isDefault}
              disabled={type.isDefault}
              onChange={(isDefault) => change({ isDefault })}
            />
            {t('Default: tickets that say nothing else are of this type')}
          </Flex>
        </Flex>
      </Form.Item>
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginBottom: 16 }} /> : null}
      <Flex justify="space-between" wrap gap={8}>
        <Button type="primary" htmlType="submit" loading={isBusy} data-testid="ticketing-type-basics-save">
          {t('Save')}
        </Button>
        <Button danger onClick={remove} data-testid="ticketing-type-delete">
          {t('Delete type')}
        </Button>
      </Flex>
    </Form>
  );
}

/** Texts are shown as they read; who leaves them alone leaves their translations alone. */
function basicsOf(type: TypeRow, t: ReturnType<typeof useT>): Basics {
  return {
    label: t(type.label),
    description: type.description ? t(type.description) : null,
    icon: type.icon,
    color: type.color,
    isActive: type.isActive !== false,
    isDefault: type.isDefault,
    defaultTeamId: type.defaultTeamId,
    defaultPriorityKey: type.defaultPriorityKey,
  };
}

function changed(values: Basics, type: TypeRow, t: ReturnType<typeof useT>): Partial<Basics> {
  const before = basicsOf(type, t);
  const names = Object.keys(values) as (keyof Basics)[];
  return Object.fromEntries(names.filter((name) => values[name] !== before[name]).map((name) => [name, values[name]]));
}

function usePriorities() {
  const api = useDeskApi();
  const [rows, setRows] = useState<readonly { key: string; label: string }[]>([]);
  useEffect(() => {
    api
      .get<{ key: string; label: string }[]>(`${COLLECTIONS.priorities}:list`, { paginate: false, sort: ['-weight'] })
      .then(setRows, () => undefined);
  }, [api]);
  return rows;
}
