import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button, theme, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../locale';
import type { ShownProblem } from '../useFlowEditor';

interface Props {
  title: ReactNode;
  note?: ReactNode;
  problems?: readonly ShownProblem[];
  onClose(): void;
}

export function PanelHead({ title, note, problems = [], onClose }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <header style={{ marginBottom: token.margin }}>
      <div style={{ display: 'flex', alignItems: 'start', gap: token.marginXS }}>
        <Typography.Title level={5} style={{ margin: 0, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {title}
        </Typography.Title>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('Close')}
          onClick={onClose}
          data-testid="ticketing-flow-close-panel"
        />
      </div>
      {note ? <Typography.Text type="secondary">{note}</Typography.Text> : null}
      {problems.map(({ message }) => (
        <Alert key={message} type="error" showIcon message={message} style={{ marginTop: token.marginXS }} />
      ))}
    </header>
  );
}
