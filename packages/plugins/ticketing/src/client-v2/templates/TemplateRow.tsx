import { DeleteOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Flex, Popconfirm, Tag, theme, Typography } from 'antd';
import { SHARE_SCOPES } from '../../shared/sharing';
import type { TicketTemplate } from '../../shared/ticketTemplates';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import type { TemplateChoices } from './useTemplates';

interface Props {
  template: TicketTemplate;
  choices: TemplateChoices;
  onOpen: () => void;
  onRemove: () => Promise<void>;
}

/** A template in the list: what it is called, for whom, and what it brings. */
export function TemplateRow({ template, choices, onOpen, onRemove }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { message } = useFlowEngine().context;
  const { title, scope, teamId, isActive, values, checklist, description } = template;
  const scopeLabel = SHARE_SCOPES.find(({ value }) => value === scope)?.label ?? scope;
  const team = choices.teams.find(({ id }) => String(id) === String(teamId))?.name;
  const type = choices.types.find(({ key }) => key === values?.typeKey)?.label;
  const count = checklist?.length ?? 0;
  return (
    <li
      data-testid="ticketing-template"
      style={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: token.marginXS,
        padding: `${token.paddingXS}px 0`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      <div style={{ flex: 1, minWidth: 0 }}>
        <Button
          type="link"
          style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
          onClick={onOpen}
        >
          {title}
        </Button>
        <Flex wrap gap={token.marginXXS} style={{ marginTop: token.marginXXS }}>
          <Tag>{team ?? t(scopeLabel)}</Tag>
          {type ? <Tag>{t(type)}</Tag> : null}
          {count > 0 ? <Tag>{t('{{count}} checklist items', { count })}</Tag> : null}
          {isActive ? null : <Tag color="orange">{t('Not active')}</Tag>}
        </Flex>
        {description || values?.subject ? (
          <Typography.Text type="secondary" ellipsis style={{ display: 'block' }}>
            {description || values?.subject}
          </Typography.Text>
        ) : null}
      </div>
      <Popconfirm
        title={t('Remove {{what}}?', { what: title })}
        okText={t('Remove')}
        cancelText={t('Cancel')}
        onConfirm={() => onRemove().catch((error) => void message.error(deskErrorOf(error).message))}
      >
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('Remove {{what}}', { what: title })} />
      </Popconfirm>
    </li>
  );
}
