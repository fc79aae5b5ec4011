import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import type { MacroStep } from '../../shared/macros';
import { useT } from '../locale';
import { STEP_LABELS } from './macro';
import { StepFields } from './StepFields';

interface Props {
  step: MacroStep;
  /** The server's sentence. */
  problem: string | undefined;
  onChange: (step: MacroStep) => void;
  onRemove: () => void;
}

export function StepCard({ step, problem, onChange, onRemove }: Props) {
  const t = useT();
  return (
    <Card
      size="small"
      title={t(STEP_LABELS[step.type])}
      data-testid={`ticketing-macro-step-${step.type}`}
      extra={<Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('Remove')} onClick={onRemove} />}
      styles={step.type === 'follow' ? { body: { display: 'none' } } : undefined}
    >
      <StepFields step={step} onChange={onChange} />
      {problem ? <Alert type="error" showIcon role="alert" message={problem} style={{ marginTop: 8 }} /> : null}
    </Card>
  );
}
