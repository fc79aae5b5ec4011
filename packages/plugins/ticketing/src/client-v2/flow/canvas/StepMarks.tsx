import { CommentOutlined, FormOutlined, QuestionCircleOutlined, TeamOutlined, WarningFilled } from '@ant-design/icons';
import { theme, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { FlowPoint, FlowStep } from '../../../shared/flowDocument';
import { useStepWords } from '../useStepWords';

interface Props {
  step: FlowStep;
  at: FlowPoint;
  problems: readonly string[];
  isFaded: boolean;
  onSelect(): void;
}

/** What a step asks for, as signs in its middle; nothing where it asks for nothing. */
export function StepMarks({ step, at, problems, isFaded, onSelect }: Props) {
  const { token } = theme.useToken();
  const { demandsOf } = useStepWords();
  const signs: ReactNode[] = [
    problems.length > 0 ? <WarningFilled key="problem" style={{ color: token.colorError }} /> : null,
    step.roles.length > 0 ? <TeamOutlined key="roles" /> : null,
    step.requiredFields.length > 0 ? <FormOutlined key="fields" /> : null,
    step.commentRequired ? <CommentOutlined key="comment" /> : null,
    step.confirm ? <QuestionCircleOutlined key="confirm" /> : null,
  ].filter(Boolean);
  if (signs.length === 0) return null;
  const lines = [...problems, ...demandsOf(step)];
  return (
    <Tooltip
      title={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      <span
        aria-hidden
        onPointerDown={(event) => event.stopPropagation()}
        onClick={onSelect}
        style={{
          position: 'absolute',
          left: at.x,
          top: at.y,
          transform: 'translate(-50%, -50%)',
          display: 'flex',
          gap: 5,
          padding: '2px 7px',
          borderRadius: 12,
          fontSize: 12,
          color: token.colorTextSecondary,
          background: token.colorBgElevated,
          border: `1px solid ${problems.length > 0 ? token.colorErrorBorder : token.colorBorder}`,
          boxShadow: token.boxShadowTertiary,
          opacity: isFaded ? 0.3 : 1,
          cursor: 'pointer',
        }}
      >
        {signs}
      </span>
    </Tooltip>
  );
}
