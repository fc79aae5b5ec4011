import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Select, Space, theme, Typography } from 'antd';
import { useT } from '../../locale';
import { StatusDot } from '../../ui/StatusDot';
import { addStep, canConnect, removeStep, sameStep, shiftStep, shownStatuses, stepsFrom } from '../draft';
import { useEditor } from '../EditorContext';
import { useStepWords } from '../useStepWords';

/** Where a status leads, in the order of an agent's buttons; the way to draw steps without a mouse. */
export function NextSteps({ statusKey }: { statusKey: string }) {
  const t = useT();
  const { token } = theme.useToken();
  const { draft, history, isReadOnly, problems, select } = useEditor();
  const { statusName, demandsOf } = useStepWords();
  const steps = stepsFrom(draft, statusKey);
  const statusOf = (key: string) => draft.statuses.find((status) => status.key === key) ?? { key };
  const targets = shownStatuses(draft).filter(({ key }) => canConnect(draft, { fromKey: statusKey, toKey: key }));

  return (
    <section style={{ marginBottom: token.marginLG }} aria-label={t('Steps from here')}>
      <Typography.Text strong>{t('Steps from here')}</Typography.Text>
      <ol style={{ listStyle: 'none', margin: `${token.marginXS}px 0`, padding: 0 }}>
        {steps.map((step, index) => {
          const isWrong = problems.some((problem) => problem.step && sameStep(problem.step, step));
          const name = statusName(step.toKey);
          return (
            <li
              key={step.toKey}
              data-testid={`ticketing-flow-step-${step.fromKey}-${step.toKey}`}
              style={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                gap: token.marginXS,
                padding: `${token.paddingXXS}px 0`,
                borderBottom: `1px solid ${token.colorBorderSecondary}`,
              }}
            >
              <StatusDot status={statusOf(step.toKey)} />
              <span style={{ flex: '1 1 90px', minWidth: 0 }}>
                <span style={{ color: isWrong ? token.colorError : undefined }}>{name}</span>
                {demandsOf(step).map((demand) => (
                  <Typography.Text
                    key={demand}
                    type="secondary"
                    style={{ display: 'block', fontSize: token.fontSizeSM }}
                  >
                    {demand}
                  </Typography.Text>
                ))}
              </span>
              <Space.Compact size="small">
                {isReadOnly ? null : (
                  <>
                    <Button
                      icon={<ArrowUpOutlined />}
                      disabled={index === 0}
                      aria-label={t('Move “{{status}}” up', { status: name })}
                      onClick={() => history.change((now) => shiftStep(now, step, -1))}
                    />
                    <Button
                      icon={<ArrowDownOutlined />}
                      disabled={index === steps.length - 1}
                      aria-label={t('Move “{{status}}” down', { status: name })}
                      onClick={() => history.change((now) => shiftStep(now, step, 1))}
                    />
                  </>
                )}
                <Button
                  icon={<EditOutlined />}
                  aria-label={t('Step to “{{status}}”', { status: name })}
                  data-testid={`ticketing-flow-edit-step-${step.fromKey}-${step.toKey}`}
                  onClick={() => select({ step: { fromKey: step.fromKey, toKey: step.toKey } })}
                />
                {isReadOnly ? null : (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('Delete the step to “{{status}}”', { status: name })}
                    data-testid={`ticketing-flow-remove-step-${step.fromKey}-${step.toKey}`}
                    onClick={() => history.change((now) => removeStep(now, step))}
                  />
                )}
              </Space.Compact>
            </li>
          );
        })}
      </ol>
      {steps.length === 0 ? (
        <Typography.Paragraph type="secondary">{t('No step leads on from here.')}</Typography.Paragraph>
      ) : null}
      {isReadOnly || targets.length === 0 ? null : (
        <Select<string>
          data-testid={`ticketing-flow-add-step-${statusKey}`}
          aria-label={t('Add a step from “{{status}}”', { status: statusName(statusKey) })}
          placeholder={t('Add a step to …')}
          style={{ width: '100%' }}
          value={null}
          showSearch
          optionFilterProp="title"
          options={targets.map((status) => ({
            value: status.key,
            title: statusName(status.key),
            label: (
              <span>
                <StatusDot status={status} /> {statusName(status.key)}
              </span>
            ),
          }))}
          onChange={(toKey) => history.change((now) => addStep(now, { fromKey: statusKey, toKey }))}
        />
      )}
    </section>
  );
}
