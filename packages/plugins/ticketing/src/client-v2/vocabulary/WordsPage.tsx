import { PlusOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, Empty, Form, List, Modal, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { deskErrorOf } from '../workspace';
import { tkOf, type Row, type Values, type Words } from './useWords';

interface Props<T extends Row, U> {
  title: string;
  introduction: string;
  /** Also the beginning of the test ids. */
  testId: string;
  addLabel: string;
  words: Words<T, U>;
  nameOf: (row: T) => string;
  /** The name as it looks. */
  describe: (row: T) => ReactNode;
  /** Below the name: what it is, how often it is used. */
  explain: (row: T) => ReactNode;
  /** Controls of the form, as `Form.Item`s. */
  fields: (row: T | undefined) => ReactNode;
  initialValues: (row: T | undefined) => Values;
  more?: (row: T) => ReactNode;
}

/** A list that an admin adds to and changes: a row for each, one form for all. */
export function WordsPage<T extends Row, U>(props: Props<T, U>) {
  const t = useT();
  const { words, testId } = props;
  const [edited, setEdited] = useState<{ row: T | undefined }>();
  return (
    <SettingsPage testId={`${testId}-settings`} title={props.title} introduction={props.introduction}>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        data-testid={`${testId}-add`}
        style={{ marginBottom: 16 }}
        onClick={() => setEdited({ row: undefined })}
      >
        {props.addLabel}
      </Button>
      {words.problem !== undefined ? (
        <Alert
          type="error"
          showIcon
          message={words.problem || t('This could not be loaded')}
          action={<Button onClick={() => void words.reload()}>{t('Try again')}</Button>}
        />
      ) : words.rows === undefined ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : (
        <List
          dataSource={[...words.rows]}
          rowKey={tkOf}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('Nothing here yet')} /> }}
          renderItem={(row) => <WordLine key={tkOf(row)} row={row} page={props} onEdit={() => setEdited({ row })} />}
        />
      )}
      {edited ? <WordForm row={edited.row} page={props} onClose={() => setEdited(undefined)} /> : null}
    </SettingsPage>
  );
}

interface LineProps<T extends Row, U> {
  row: T;
  page: Props<T, U>;
  onEdit: () => void;
}

function WordLine<T extends Row, U>({ row, page, onEdit }: LineProps<T, U>) {
  const t = useT();
  const { modal, message } = useFlowEngine().context;
  const name = page.nameOf(row);
  const askToDelete = () =>
    modal.confirm({
      title: t('Delete {{name}}?', { name }),
      okText: t('Delete'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: () =>
        page.words.remove(row).catch((error: unknown) => {
          void message.error(deskErrorOf(error).message);
        }),
    });
  return (
    <List.Item data-testid={`${page.testId}-row`} style={{ flexWrap: 'wrap', gap: 8 }}>
      <div style={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <div>{page.describe(row)}</div>
        <div style={{ opacity: 0.75 }}>{page.explain(row)}</div>
      </div>
      <Space wrap size={4}>
        {page.more?.(row)}
        <Button size="small" aria-label={`${t('Edit')}: ${name}`} data-testid={`${page.testId}-edit`} onClick={onEdit}>
          {t('Edit')}
        </Button>
        <Button size="small" danger type="text" aria-label={`${t('Delete')}: ${name}`} onClick={askToDelete}>
          {t('Delete')}
        </Button>
      </Space>
    </List.Item>
  );
}

interface FormProps<T extends Row, U> {
  row: T | undefined;
  page: Props<T, U>;
  onClose: () => void;
}

function WordForm<T extends Row, U>({ row, page, onClose }: FormProps<T, U>) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const save = async (values: Values) => {
    setBusy(true);
    setProblem(undefined);
    try {
      // What was not touched stays as it is: a seeded label is translated for each reader.
      const initial = row ? page.initialValues(row) : {};
      const own = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== initial[name]));
      if (!row || Object.keys(own).length > 0) await page.words.save(row, own);
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={row ? page.nameOf(row) : page.addLabel}
      okText={t('Save')}
      cancelText={t('Cancel')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={page.initialValues(row)}
        onFinish={(values) => void save(values)}
        data-testid={`${page.testId}-form`}
      >
        {page.fields(row)}
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </Form>
    </Modal>
  );
}
