import { observer } from '@nocobase/flow-engine';
import { Select, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../../../locale';
import { idOf } from '../../tickets';
import type { DetailsSectionProps } from '../registry';
import { useDeskRows } from '../useDeskRows';
import { PropertyRow } from './PropertyRow';

/** Longer names are refused by the server. */
const MAX_LENGTH = 64;

interface Props extends Pick<DetailsSectionProps, 'ticket' | 'run'> {
  isLocked: boolean;
}

/** Tags by name; one that is new is made on the way. */
export const TagsProperty = observer(function TagsProperty({ ticket, run, isLocked }: Props) {
  const t = useT();
  const known = useDeskRows('tags');
  const [isBusy, setBusy] = useState(false);
  const tags = ticket.tags ?? [];
  const names = tags.map(({ name }) => name);

  const change = async (wanted: string[]) => {
    const clean = wanted.map((name) => name.trim().slice(0, MAX_LENGTH)).filter((name) => name !== '');
    const add = clean.filter((name) => !names.includes(name));
    const remove = names.filter((name) => !clean.includes(name));
    if (add.length === 0 && remove.length === 0) return;
    setBusy(true);
    await run('tag', { add, remove });
    setBusy(false);
  };

  return (
    <PropertyRow label={t('Tags')}>
      {isLocked ? (
        <span data-testid="ticketing-details-tags" style={{ paddingInline: 4 }}>
          {tags.length === 0 ? '—' : tags.map(({ id, name }) => <Tag key={idOf(id)}>{name}</Tag>)}
        </span>
      ) : (
        <Select
          data-testid="ticketing-details-tags"
          aria-label={t('Tags')}
          mode="tags"
          variant="borderless"
          size="small"
          style={{ width: '100%' }}
          loading={isBusy}
          disabled={isBusy}
          placeholder={t('Add a tag')}
          value={names}
          options={known.map(({ name }) => ({ value: name ?? '', label: name ?? '' }))}
          onChange={(wanted: string[]) => void change(wanted)}
        />
      )}
    </PropertyRow>
  );
});
