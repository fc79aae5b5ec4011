import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button, theme, Typography } from 'antd';
import { useT } from '../../locale';
import { useEditor } from '../EditorContext';

/** What must be mended before the flow can be saved; each leads to where it is. */
export function ProblemList() {
  const t = useT();
  const { token } = theme.useToken();
  const { problems, select } = useEditor();
  if (problems.length === 0) return null;
  return (
    <section
      data-testid="ticketing-flow-problems"
      aria-label={t('To mend before saving')}
      role="status"
      style={{
        padding: token.paddingSM,
        marginBottom: token.margin,
        borderRadius: token.borderRadiusLG,
        background: token.colorErrorBg,
        border: `1px solid ${token.colorErrorBorder}`,
      }}
    >
      <Typography.Text strong>
        <ExclamationCircleFilled style={{ color: token.colorError }} aria-hidden /> {t('To mend before saving')}
      </Typography.Text>
      <ul style={{ margin: `${token.marginXS}px 0 0`, paddingInlineStart: token.padding }}>
        {problems.map(({ message, statusKey, step }) => (
          <li key={`${message} ${statusKey ?? ''}`} data-testid="ticketing-flow-problem">
            {statusKey || step ? (
              <Button
                type="link"
                style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
                onClick={() => select(step ? { step } : { status: statusKey ?? '' })}
              >
                {message}
              </Button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
