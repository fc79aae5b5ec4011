import { Button, theme } from 'antd';
import { observer } from '@nocobase/flow-engine';
import { useState } from 'react';
import { useT } from '../../locale';
import { RelativeTime } from '../../ui/RelativeTime';
import { StatusTag } from '../../ui/StatusTag';
import { useLookups } from '../lookups';
import { idOf, nameOfContact, nameOfPerson } from '../tickets';
import type { EventEntry, NamedChange } from './timeline';

/** Beyond this many, the changes between two messages fold to one line. */
const SHOWN = 3;

/** What changed between two messages, as small lines. */
export function EventLines({ events }: { events: readonly EventEntry[] }) {
  const t = useT();
  const { token } = theme.useToken();
  const [isOpen, setOpen] = useState(false);
  const folded = !isOpen && events.length > SHOWN;
  const shown = folded ? events.slice(-1) : events;
  return (
    <div
      data-testid="ticketing-events"
      style={{
        display: 'grid',
        gap: 2,
        paddingInline: token.paddingSM,
        color: token.colorTextTertiary,
        fontSize: token.fontSizeSM,
      }}
    >
      {folded ? (
        <Button
          type="link"
          size="small"
          style={{ justifySelf: 'start', padding: 0, fontSize: token.fontSizeSM }}
          onClick={() => setOpen(true)}
        >
          {t('Show {{count}} earlier changes', { count: events.length - 1 })}
        </Button>
      ) : null}
      {shown.map((event) => (
        <EventLine key={event.id} event={event} />
      ))}
    </div>
  );
}

function EventLine({ event }: { event: EventEntry }) {
  const t = useT();
  const { token } = theme.useToken();
  const who = event.causeLabel || nameOfPerson(event.actor) || nameOfContact(event.contact) || t('The service desk');
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `0 ${token.marginXXS}px` }}>
      <span style={{ color: token.colorTextSecondary }}>{t(who)}</span>
      {event.changes.map((change) => (
        <ChangeText key={change.field} change={change} actorId={idOf(event.actor?.id)} />
      ))}
      <span aria-hidden="true">·</span>
      <RelativeTime value={event.createdAt} />
    </div>
  );
}

interface ChangeProps {
  change: NamedChange;
  actorId: string;
}

const ChangeText = observer(function ChangeText({ change, actorId }: ChangeProps) {
  const t = useT();
  const { field, from, to, toLabel } = change;
  const { statuses, priorities } = useLookups();
  switch (field) {
    case 'statusKey':
      return (
        <>
          {t('set the status to')}{' '}
          <StatusTag status={statuses.find(({ key }) => key === to) ?? { label: textOf(to) }} />
        </>
      );
    case 'assigneeId':
      if (to != null && String(to) === actorId) return <>{t('took the ticket')}</>;
      return (
        <>{to == null ? t('removed the assignment') : t('assigned it to {{name}}', { name: toLabel ?? textOf(to) })}</>
      );
    case 'priorityKey': {
      const priority = priorities.find(({ key }) => key === to);
      return <>{t('set the priority to {{name}}', { name: t(priority?.label ?? textOf(to)) })}</>;
    }
    case 'subject':
      return <>{t('changed the subject from “{{from}}”', { from: textOf(from) })}</>;
    case 'mergedInto':
      return to == null ? (
        <>{t('took this ticket out of {{number}} again', { number: textOf(from) })}</>
      ) : (
        <>{t('merged this ticket into {{number}}', { number: textOf(to) })}</>
      );
    case 'mergedFrom':
      return to == null ? (
        <>{t('gave {{number}} back what came from it', { number: textOf(from) })}</>
      ) : (
        <>{t('merged {{number}} into this ticket', { number: textOf(to) })}</>
      );
    case 'splitInto':
      return <>{t('split off {{number}}', { number: textOf(to) })}</>;
    case 'splitFrom':
      return <>{t('split this ticket off from {{number}}', { number: textOf(to) })}</>;
    case 'snoozedUntil':
      return <>{to == null ? t('ended the snooze') : t('snoozed the ticket')}</>;
    case 'tags':
      return <TagChange from={from} to={to} />;
    default:
      return <OtherChange change={change} />;
  }
});

function TagChange({ from, to }: { from: unknown; to: unknown }) {
  const t = useT();
  const [before, after] = [namesIn(from), namesIn(to)];
  const added = after.filter((name) => !before.includes(name)).join(', ');
  const removed = before.filter((name) => !after.includes(name)).join(', ');
  return (
    <>
      {added ? t('added the tags {{names}}', { names: added }) : null}
      {added && removed ? ', ' : null}
      {removed ? t('removed the tags {{names}}', { names: removed }) : null}
    </>
  );
}

/** Longer values are read in the ticket. */
const LONGEST_VALUE = 80;

function OtherChange({ change: { field, fieldLabel, to, toLabel } }: { change: NamedChange }) {
  const t = useT();
  const name = fieldLabel ?? field;
  if (to === null || to === '') return <>{t('cleared {{field}}', { field: name })}</>;
  const value = toLabel ?? (typeof to === 'object' ? '' : String(to));
  return value === '' || value.length > LONGEST_VALUE ? (
    <>{t('changed {{field}}', { field: name })}</>
  ) : (
    <>{t('set {{field}} to {{value}}', { field: name, value })}</>
  );
}

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
