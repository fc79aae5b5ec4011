import { Button, Form, Input, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_TAG_LENGTH, TAG_SCOPES } from '../../shared/tags';
import { useT } from '../locale';
import { ChooseRowDialog } from './ChooseRowDialog';
import { PaletteSelect } from './PaletteSelect';
import { tkOf, useWords, type Row } from './useWords';
import { useTeams } from './useTeams';
import { WordsPage } from './WordsPage';

interface TagRow extends Row {
  id: string | number;
  name: string;
  color?: string | null;
  scope?: 'all' | 'teams' | null;
  teams?: { id: string | number; name: string }[];
}

/** Tags: their colour, the tickets they are for, and two that turn out to be one. */
export default function TagsPage() {
  const t = useT();
  const words = useWords<TagRow, number>(COLLECTIONS.tags, { sort: ['name'], appends: ['teams'] });
  const teams = useTeams();
  const [merged, setMerged] = useState<TagRow>();
  return (
    <>
      <WordsPage<TagRow, number>
        testId="ticketing-tags"
        title={t('Tags')}
        introduction={t('Tags mark tickets across types and teams. Agents make new ones as they go; here you tidy up.')}
        addLabel={t('New tag')}
        words={words}
        nameOf={({ name }) => name}
        describe={({ name, color }) => <Tag color={color ?? undefined}>{name}</Tag>}
        explain={(row) => (
          <>
            {t('{{count}} tickets', { count: words.usage[tkOf(row)] ?? 0 })}
            {row.scope === 'teams' ? ` · ${(row.teams ?? []).map(({ name }) => name).join(', ')}` : null}
          </>
        )}
        more={(row) => (
          <Button size="small" aria-label={`${t('Merge')}: ${row.name}`} onClick={() => setMerged(row)}>
            {t('Merge')}
          </Button>
        )}
        initialValues={(row) => ({
          name: row?.name,
          color: row?.color ?? 'default',
          scope: row?.scope ?? 'all',
          teams: row?.teams?.map(({ id }) => String(id)) ?? [],
        })}
        fields={() => (
          <>
            <Form.Item
              name="name"
              label={t('Name')}
              rules={[{ required: true, whitespace: true, max: MAX_TAG_LENGTH }]}
            >
              <Input maxLength={MAX_TAG_LENGTH} />
            </Form.Item>
            <Form.Item name="color" label={t('Color')}>
              <PaletteSelect />
            </Form.Item>
            <Form.Item name="scope" label={t('For')}>
              <Radio.Group options={TAG_SCOPES.map(({ value, label }) => ({ value, label: t(label) }))} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.scope !== b.scope}>
              {({ getFieldValue }) =>
                getFieldValue('scope') === 'teams' ? (
                  <Form.Item name="teams" label={t('Teams')} rules={[{ required: true }]}>
                    <Select
                      mode="multiple"
                      optionFilterProp="label"
                      options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
                    />
                  </Form.Item>
                ) : null
              }
            </Form.Item>
          </>
        )}
      />
      {merged ? (
        <ChooseRowDialog
          title={t('Merge {{name}} into another tag', { name: merged.name })}
          explanation={t('Every ticket of the first gets the second; the first is deleted. This cannot be undone.')}
          okText={t('Merge')}
          options={(words.rows ?? [])
            .filter((row) => row !== merged)
            .map((row) => ({ value: tkOf(row), label: row.name }))}
          onChoose={async (targetId) => void (await words.act('merge', merged, { targetId: Number(targetId) }))}
          onClose={() => setMerged(undefined)}
        />
      ) : null}
    </>
  );
}
