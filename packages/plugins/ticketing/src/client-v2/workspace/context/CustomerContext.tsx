import { useFlowEngine, type Collection, type PlainObject } from '@nocobase/flow-engine';
import { Alert, Button, Skeleton, theme, Typography } from 'antd';
import type { ReactNode } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { isRecord } from '../isRecord';
import type { BoundRelation } from './boundRelations';
import { EarlierTickets } from './EarlierTickets';
import { RecordFacts } from './RecordFacts';
import { shownFields, titleFieldOf } from './shownFields';
import type { Subject } from './subject';
import { useCustomer } from './useCustomer';

/** Fields that a builder chose, by collection. */
export type ChosenFields = Readonly<Record<string, readonly string[] | undefined>>;

interface Props {
  subject: Subject;
  fields: ChosenFields;
  most: number;
  onOpenTicket: (ticketId: string) => void;
}

/** Everything about the customer that helps with an answer: person, organization, the application's records, the past. */
export function CustomerContext({ subject, fields, most, onOpenTicket }: Props) {
  const t = useT();
  const { story, error, reload } = useCustomer(subject, most);
  if (error) {
    return (
      <Alert
        type={error.status === 403 || error.status === 404 ? 'info' : 'warning'}
        showIcon
        message={error.message || t('This could not be loaded')}
        action={
          <Button size="small" onClick={() => void reload()}>
            {t('Try again')}
          </Button>
        }
      />
    );
  }
  if (!story) return <Skeleton active avatar paragraph={{ rows: 5 }} />;
  const { record, relations } = story;
  return (
    <>
      {partsOf(subject, record, relations).map(({ field, collectionName, value }) =>
        isRecord(value) ? (
          <Part
            key={collectionName}
            owner={field === null ? null : { collectionName: subject.collectionName, field }}
            collectionName={collectionName}
            record={value}
            chosen={fields[collectionName]}
          />
        ) : null,
      )}
      {most > 0 ? (
        <Section title={t('Other tickets')}>
          <EarlierTickets tickets={story.tickets} hasMore={story.hasMore} onOpen={onOpenTicket} />
        </Section>
      ) : null}
    </>
  );
}

/** The record itself has no field that leads to it. */
function partsOf({ collectionName }: Subject, record: PlainObject, relations: readonly BoundRelation[]) {
  const related = (field: string, name: string) => ({ field, collectionName: name, value: record[field] });
  const organization = related('organization', COLLECTIONS.organizations);
  if (collectionName !== COLLECTIONS.tickets) return [{ field: null, collectionName, value: record }, organization];
  return [
    related('requester', COLLECTIONS.contacts),
    organization,
    ...relations.map(({ fieldName, collection }) => related(fieldName, collection.name)),
  ];
}

interface PartProps {
  /** The relation by which the record is there; null: it is what the block is about. */
  owner: { collectionName: string; field: string } | null;
  collectionName: string;
  record: PlainObject;
  chosen: readonly string[] | undefined;
}

function Part({ owner, collectionName, record, chosen }: PartProps) {
  const t = useT();
  const { token } = theme.useToken();
  const { dataSourceManager } = useFlowEngine().context;
  const collection = dataSourceManager.getCollection('main', collectionName);
  if (!collection) return null;
  const relation = owner && dataSourceManager.getCollection('main', owner.collectionName)?.getField(owner.field);
  const name = nameOf(collection, record);
  return (
    <Section title={t(relation?.title ?? collection.title)} testId={`ticketing-context-${collectionName}`}>
      <div style={{ display: 'flex', alignItems: 'center', gap: token.marginXS, marginBottom: token.marginXS }}>
        <PersonAvatar name={name} size={28} />
        <Typography.Text strong style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography.Text>
      </div>
      <RecordFacts fields={shownFields(collection, chosen)} record={record} />
    </Section>
  );
}

function nameOf(collection: Collection, record: PlainObject): string {
  const title = record[titleFieldOf(collection)];
  return typeof title === 'string' && title ? title : String(record.email ?? title ?? record.id ?? '');
}

function Section({ title, testId, children }: { title: string; testId?: string; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <section
      aria-label={title}
      data-testid={testId}
      style={{ padding: `${token.paddingSM}px 0`, borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <h3
        style={{
          margin: `0 0 ${token.marginXS}px`,
          fontSize: token.fontSizeSM,
          fontWeight: token.fontWeightStrong,
          color: token.colorTextSecondary,
        }}
      >
        {title}
      </h3>
      {children}
    </section>
  );
}
