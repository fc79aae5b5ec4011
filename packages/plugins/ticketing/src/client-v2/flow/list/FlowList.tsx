import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Card, Space, theme, Typography } from 'antd';
import { CATEGORY_LABELS } from '../../../shared/statusCategories';
import { useT } from '../../locale';
import { StatusTag } from '../../ui/StatusTag';
import { useStatusLabel } from '../../ui/useStatusLabel';
import { shiftStatus, shownStatuses } from '../draft';
import { useEditor } from '../EditorContext';
import { CategoryIcon } from '../categories';
import { NextSteps } from '../panel/NextSteps';
import { Overview } from '../panel/Overview';
import { startOf } from '../canvas/useLines';

/** The same flow in words: everything that the drawing can do, without a mouse and on a phone. */
export function FlowList({ withOverview }: { withOverview: boolean }) {
  const t = useT();
  const { token } = theme.useToken();
  const labelOf = useStatusLabel();
  const { draft, document, history, isReadOnly, problems, select } = useEditor();
  const shown = shownStatuses(draft);
  const start = startOf(draft);
  return (
    <div
      data-testid="ticketing-flow-list"
      style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: token.margin }}
    >
      {withOverview ? <Overview /> : null}
      {shown.map((status, index) => {
        const own = problems.filter(({ statusKey }) => statusKey === status.key);
        const name = labelOf(status);
        return (
          <Card
            key={status.key}
            size="small"
            data-testid={`ticketing-flow-row-${status.key}`}
            style={own.length > 0 ? { borderColor: token.colorError } : undefined}
          >
            <header style={{ display: 'flex', flexWrap: 'wrap', gap: token.marginXS, marginBottom: token.marginSM }}>
              <div style={{ flex: '1 1 150px' }}>
                <Space wrap size={6} style={{ padding: `${token.paddingXXS}px 0` }}>
                  <StatusTag status={status} />
                  <Typography.Text type="secondary" style={{ fontWeight: 'normal' }}>
                    <CategoryIcon category={status.category} /> {t(CATEGORY_LABELS[status.category])}
                    {start === status.key ? ` · ${t('New tickets begin here')}` : null}
                    {document.tickets[status.key]
                      ? ` · ${t('Tickets: {{count}}', { count: document.tickets[status.key] })}`
                      : null}
                  </Typography.Text>
                </Space>
              </div>
              <Space.Compact size="small">
                {isReadOnly ? null : (
                  <>
                    <Button
                      icon={<ArrowUpOutlined />}
                      disabled={index === 0}
                      aria-label={t('Move “{{status}}” up', { status: name })}
                      onClick={() => history.change((now) => shiftStatus(now, status.key, -1))}
                    />
                    <Button
                      icon={<ArrowDownOutlined />}
                      disabled={index === shown.length - 1}
                      aria-label={t('Move “{{status}}” down', { status: name })}
                      onClick={() => history.change((now) => shiftStatus(now, status.key, 1))}
                    />
                  </>
                )}
                <Button
                  icon={<EditOutlined />}
                  aria-label={t('Edit “{{status}}”', { status: name })}
                  data-testid={`ticketing-flow-edit-${status.key}`}
                  onClick={() => select({ status: status.key })}
                />
              </Space.Compact>
            </header>
            {own.map(({ message }) => (
              <Typography.Paragraph key={message} type="danger" style={{ marginBottom: token.marginXS }}>
                {message}
              </Typography.Paragraph>
            ))}
            <NextSteps statusKey={status.key} />
          </Card>
        );
      })}
    </div>
  );
}
