import { Collapse, Skeleton, theme } from 'antd';
import { lazy, Suspense, useMemo, useState, type ComponentType } from 'react';
import { useT } from '../../locale';
import { ConversationProblem } from '../conversation/ConversationPlaceholders';
import { readClosed, writeClosed } from './closedSections';
import { detailsSections, type DetailsSection, type DetailsSectionProps } from './registry';
import { useDetails } from './useDetails';

/** Everything that features know about a ticket, a section each; what is folded away stays so. */
export function Details({ ticketId }: { ticketId: string }) {
  const t = useT();
  const { token } = theme.useToken();
  const { ticket, error, reload, run } = useDetails(ticketId);
  const [closed, setClosed] = useState(readClosed);
  if (!ticket) {
    if (error) return <ConversationProblem error={error} onRetry={() => void reload()} />;
    return <Skeleton active paragraph={{ rows: 6 }} style={{ padding: token.padding }} />;
  }
  const sections = detailsSections().filter(({ isFor }) => isFor?.(ticket) ?? true);
  const keys = sections.map(({ key }) => key);
  const fold = (open: string | string[]) => {
    const opened = [open].flat();
    const next = [...closed.filter((key) => !keys.includes(key)), ...keys.filter((key) => !opened.includes(key))];
    setClosed(next);
    writeClosed(next);
  };
  return (
    <Collapse
      ghost
      size="small"
      activeKey={keys.filter((key) => !closed.includes(key))}
      onChange={fold}
      items={sections.map((section) => ({
        key: section.key,
        label: <strong style={{ fontWeight: token.fontWeightStrong }}>{t(section.title)}</strong>,
        children: <SectionBody section={section} ticket={ticket} run={run} reload={reload} />,
      }))}
    />
  );
}

const loaded = new Map<string, { load: unknown; body: ComponentType<DetailsSectionProps> }>();

/** Loads a section's code once, when it is first open. */
function bodyOf({ key, load }: DetailsSection): ComponentType<DetailsSectionProps> {
  const known = loaded.get(key);
  if (known?.load === load) return known.body;
  const body = lazy(load);
  loaded.set(key, { load, body });
  return body;
}

function SectionBody({ section, ...props }: DetailsSectionProps & { section: DetailsSection }) {
  const Body = useMemo(() => bodyOf(section), [section]);
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
      <div data-testid={`ticketing-details-${section.key}`}>
        <Body {...props} />
      </div>
    </Suspense>
  );
}
