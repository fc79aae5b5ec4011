import { useFlowEngine } from '@nocobase/flow-engine';
import { Avatar, Button, Tooltip, theme } from 'antd';
import { useState } from 'react';
import { useT } from '../../../locale';
import { PersonAvatar } from '../../../ui/PersonAvatar';
import { idOf, nameOfPerson } from '../../tickets';
import type { DetailsSectionProps } from '../registry';
import { PropertyRow } from './PropertyRow';

interface Props extends Pick<DetailsSectionProps, 'ticket' | 'run'> {
  isLocked: boolean;
}

/** Who hears of changes; joining and leaving is one click. */
export function FollowersProperty({ ticket, run, isLocked }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { user } = useFlowEngine().context;
  const [isBusy, setBusy] = useState(false);
  const followers = ticket.followers ?? [];
  const follows = user !== undefined && followers.some(({ id }) => idOf(id) === idOf(user.id));

  const toggle = async () => {
    setBusy(true);
    await run(follows ? 'unfollow' : 'follow');
    setBusy(false);
  };

  return (
    <PropertyRow label={t('Followers')}>
      <span
        data-testid="ticketing-details-followers"
        style={{ display: 'flex', alignItems: 'center', gap: token.marginXS, paddingInline: 4 }}
      >
        {followers.length > 0 ? (
          <Avatar.Group max={{ count: 5, style: { width: 20, height: 20, fontSize: 10 } }}>
            {followers.map((person) => (
              <Tooltip key={idOf(person.id)} title={nameOfPerson(person)}>
                <span>
                  <PersonAvatar name={nameOfPerson(person)} size={20} />
                </span>
              </Tooltip>
            ))}
          </Avatar.Group>
        ) : null}
        {isLocked ? null : (
          <Button
            type="link"
            size="small"
            style={{ padding: 0 }}
            loading={isBusy}
            data-testid="ticketing-details-follow"
            onClick={() => void toggle()}
          >
            {follows ? t('Unfollow') : t('Follow')}
          </Button>
        )}
      </span>
    </PropertyRow>
  );
}
