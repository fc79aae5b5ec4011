import { observer } from '@nocobase/flow-engine';
import { Form, Select } from 'antd';
import { SHARE_SCOPES, type ShareScope } from '../../shared/sharing';
import { useT } from '../locale';
import { idOf, useDeskRows } from '../workspace';

export interface Sharing {
  scope: ShareScope;
  teamId: string | null;
}

interface Props {
  value: Sharing;
  onChange: (value: Sharing) => void;
}

/** For whom something is kept. Shown to those who may share. */
export const SharingFields = observer(function SharingFields({ value, onChange }: Props) {
  const t = useT();
  const teams = useDeskRows('teams');
  return (
    <>
      <Form.Item label={t('For')}>
        <Select<ShareScope>
          aria-label={t('For')}
          data-testid="ticketing-share-scope"
          value={value.scope}
          options={SHARE_SCOPES.map((one) => ({ value: one.value, label: t(one.label) }))}
          onChange={(scope) => onChange({ ...value, scope })}
        />
      </Form.Item>
      {value.scope === 'team' ? (
        <Form.Item label={t('Team')} required>
          <Select
            aria-label={t('Team')}
            showSearch
            optionFilterProp="label"
            value={value.teamId ?? undefined}
            options={teams.map((team) => ({ value: idOf(team.id), label: team.name ?? '' }))}
            onChange={(teamId: string) => onChange({ ...value, teamId })}
          />
        </Form.Item>
      ) : null}
    </>
  );
});
