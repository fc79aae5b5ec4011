import { CloseOutlined } from '@ant-design/icons';
import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { Button, theme, Typography } from 'antd';
import type { LinkKind } from '../../../../shared/ticketLinks';
import { useT } from '../../../locale';
import { StatusTag } from '../../../ui/StatusTag';
import { useLookups } from '../../lookups';
import { openTicketDrawer } from '../../openTicketDrawer';
import { idOf, type Id } from '../../tickets';
import { useMay } from '../../useMay';
import type { DetailsSectionProps } from '../registry';
import { SectionState } from '../SectionState';
import { useSectionData } from '../useSectionData';
import { AddLink } from './AddLink';
import { KIND_ORDER, labelOfKind } from './linkKinds';

interface LinkRow {
  kind: LinkKind;
  ticket: { id: Id; number: string; subject: string; statusKey: string };
}

/** The tickets that this one has to do with, by what they are to it. */
const LinksSection = observer(function LinksSection({ ticket, run }: DetailsSectionProps) {
  const t = useT();
  const engine = useFlowEngine();
  const { token } = theme.useToken();
  const isLocked = !useMay()('update');
  const { statuses } = useLookups();
  const { data: links, error, show } = useSectionData<LinkRow[]>('links', ticket);
  if (!links) return <SectionState error={error} />;

  const change = async (action: 'link' | 'unlink', kind: LinkKind, targetId: Id) => {
    const answer = await run<LinkRow[]>(action, { kind, targetId });
    show(answer);
    return answer !== undefined;
  };
  const kinds = KIND_ORDER.filter((kind) => links.some((link) => link.kind === kind));

  return (
    <div style={{ display: 'grid', gap: token.marginXS }}>
      {kinds.map((kind) => (
        <div key={kind} role="group" aria-label={t(labelOfKind(kind))}>
          <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>
            {t(labelOfKind(kind))}
          </Typography.Text>
          {links
            .filter((link) => link.kind === kind)
            .map(({ ticket: other }) => (
              <div
                key={idOf(other.id)}
                data-testid="ticketing-link"
                style={{ display: 'flex', alignItems: 'center', gap: token.marginXXS, minWidth: 0 }}
              >
                <Button
                  type="text"
                  size="small"
                  style={{ flex: 1, minWidth: 0, paddingInline: 4, justifyContent: 'flex-start' }}
                  title={`${other.number} ${other.subject}`}
                  onClick={() => openTicketDrawer(engine, idOf(other.id))}
                >
                  <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                    <span style={{ color: token.colorTextSecondary }}>{other.number}</span> {other.subject}
                  </span>
                </Button>
                <StatusTag status={statuses.find(({ key }) => key === other.statusKey) ?? { label: other.statusKey }} />
                {isLocked ? null : (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={t('Remove the link with {{number}}', { number: other.number })}
                    onClick={() => void change('unlink', kind, other.id)}
                  />
                )}
              </div>
            ))}
        </div>
      ))}
      {isLocked ? (
        links.length === 0 && <Typography.Text type="secondary">{t('No links')}</Typography.Text>
      ) : (
        <AddLink ticketId={idOf(ticket.id)} onAdd={(kind, targetId) => change('link', kind, targetId)} />
      )}
    </div>
  );
});

export default LinksSection;
