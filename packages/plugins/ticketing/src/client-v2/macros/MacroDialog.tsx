import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Flex, Form, Input, Modal, Switch } from 'antd';
import { useState } from 'react';
import { MACRO_ORDER, type MacroStep } from '../../shared/macros';
import { useT } from '../locale';
import { SharingFields, type Sharing } from '../ui/SharingFields';
import { deskErrorOf } from '../workspace';
import { emptyStep, STEP_LABELS, type Macro } from './macro';
import { StepCard } from './StepCard';

interface Props {
  /** Null: a new one. */
  macro: Macro | null;
  mayShare: boolean;
  onSave: (values: Record<string, unknown>) => Promise<void>;
  onClose: () => void;
}

/** Puts a macro together, step by step. */
export function MacroDialog({ macro, mayShare, onSave, onClose }: Props) {
  const t = useT();
  const [title, setTitle] = useState(macro?.title ?? '');
  const [isActive, setActive] = useState(macro?.isActive ?? true);
  const [sharing, setSharing] = useState<Sharing>({
    scope: macro?.scope ?? 'personal',
    teamId: macro?.teamId == null ? null : String(macro.teamId),
  });
  const [steps, setSteps] = useState<readonly MacroStep[]>(macro?.steps ?? []);
  const [problem, setProblem] = useState<{ message: string; field?: string }>();
  const [isBusy, setBusy] = useState(false);
  const left = MACRO_ORDER.filter(
    (type) => !steps.some((step) => step.type === type) && (type !== 'workflow' || mayShare),
  );
  const stepAtFault = Number(/^steps\.(\d+)/.exec(problem?.field ?? '')?.[1] ?? -1);

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const shared = { scope: sharing.scope, teamId: sharing.scope === 'team' ? sharing.teamId : null };
      await onSave({ title, isActive, steps, ...(mayShare ? shared : {}) });
      onClose();
    } catch (error) {
      const { message, field } = deskErrorOf(error);
      setProblem({ message: message || t('This could not be saved'), field });
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={macro ? t('Edit macro') : t('Add macro')}
      width="min(640px, calc(100vw - 16px))"
      maskClosable={false}
      okText={t('Save')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: title.trim() === '' || steps.length === 0, 'data-testid': 'ticketing-macro-save' }}
      confirmLoading={isBusy}
      onOk={() => void save()}
      onCancel={onClose}
      data-testid="ticketing-macro-dialog"
    >
      <Form layout="vertical">
        <Form.Item label={t('Title')} required>
          <Input
            autoFocus
            value={title}
            maxLength={255}
            aria-label={t('Title')}
            data-testid="ticketing-macro-title"
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
        {mayShare ? <SharingFields value={sharing} onChange={setSharing} /> : null}
        <Form.Item label={t('Steps')} required>
          <Flex vertical gap={8}>
            {steps.map((step, index) => (
              <StepCard
                key={step.type}
                step={step}
                problem={index === stepAtFault ? problem?.message : undefined}
                onChange={(next) => setSteps(steps.map((one) => (one.type === step.type ? next : one)))}
                onRemove={() => setSteps(steps.filter((one) => one.type !== step.type))}
              />
            ))}
            <Dropdown
              trigger={['click']}
              disabled={left.length === 0}
              menu={{
                items: left.map((type) => ({ key: type, label: t(STEP_LABELS[type]) })),
                onClick: ({ key }) => {
                  const type = left.find((one) => one === key);
                  if (type) setSteps([...steps, emptyStep(type)]);
                },
              }}
            >
              <Button type="dashed" block icon={<PlusOutlined />} data-testid="ticketing-macro-add-step">
                {t('Add step')}
              </Button>
            </Dropdown>
          </Flex>
        </Form.Item>
        <Form.Item>
          <Flex gap={8} align="center">
            <Switch size="small" checked={isActive} aria-label={t('Active')} onChange={setActive} />
            {t('Active')}
          </Flex>
        </Form.Item>
        {problem && stepAtFault < 0 ? <Alert type="error" showIcon role="alert" message={problem.message} /> : null}
      </Form>
    </Modal>
  );
}
