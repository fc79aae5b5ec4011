import { CheckCircleFilled, PlusOutlined } from '@ant-design/icons';
import { Button, Space, theme, Typography } from 'antd';
import { freePlace } from '../../../shared/flowLayout';
import { useT } from '../../locale';
import { StatusTag } from '../../ui/StatusTag';
import { placeStatus } from '../draft';
import { useEditor } from '../EditorContext';
import { ProblemList } from './ProblemList';

/** While nothing is selected: what is wrong, and which statuses take no part yet. */
export function Overview() {
  const t = useT();
  const { token } = theme.useToken();
  const { draft, history, isReadOnly, problems, select } = useEditor();
  const absent = draft.statuses.filter(({ key }) => !draft.layout[key]);
  return (
    <div>
      {problems.length > 0 ? (
        <ProblemList />
      ) : (
        <Typography.Paragraph data-testid="ticketing-flow-sound">
          <CheckCircleFilled style={{ color: token.colorSuccess }} aria-hidden />{' '}
          {t('Every status can be reached, and every ticket can come to an end.')}
        </Typography.Paragraph>
      )}
      {isReadOnly ? null : (
        <Typography.Paragraph type="secondary">
          {t('Drag from the dot of a status to another one to add a step. Click a status or a step to change it.')}
        </Typography.Paragraph>
      )}
      {absent.length > 0 ? (
        <section aria-label={t('Not in this flow')}>
          <Typography.Text strong>{t('Not in this flow')}</Typography.Text>
          <ul style={{ listStyle: 'none', margin: `${token.marginXS}px 0 0`, padding: 0 }}>
            {absent.map((status) => (
              <li key={status.key} style={{ marginBottom: token.marginXS }}>
                <Space>
                  <Button
                    type="text"
                    size="small"
                    style={{ padding: 0, height: 'auto' }}
                    onClick={() => select({ status: status.key })}
                    data-testid={`ticketing-flow-absent-${status.key}`}
                  >
                    <StatusTag status={status} />
                  </Button>
                  {isReadOnly || status.category === 'merged' ? null : (
                    <Button
                      size="small"
                      icon={<PlusOutlined />}
                      data-testid={`ticketing-flow-take-in-${status.key}`}
                      onClick={() => history.change((now) => placeStatus(now, status.key, freePlace(now.layout)))}
                    >
                      {t('Take in')}
                    </Button>
                  )}
                  {status.category === 'merged' ? (
                    <Typography.Text type="secondary">{t('Reached by merging only.')}</Typography.Text>
                  ) : null}
                </Space>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
