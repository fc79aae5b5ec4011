import { useFlowEngine } from '@nocobase/flow-engine';
import { useMemo } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';

const SOURCE = 'main';

/** An action on tickets that Roles & Permissions grants. */
export type TicketAction =
  | 'create'
  | 'transition'
  | 'assign'
  | 'reply'
  | 'note'
  | 'update'
  | 'tag'
  | 'follow'
  | 'merge'
  | 'snooze'
  | 'destroy';

/**
 * Whether this person's role has an action on tickets, so that no button is offered in vain; the server decides. Roles
 * without a rule for tickets, such as the platform's administrators, are governed by other means: they get the buttons.
 */
export function useMay(): (action: TicketAction) => boolean {
  const { acl } = useFlowEngine().context;
  return useMemo(
    () => (actionName) =>
      !acl.inResources(COLLECTIONS.tickets, SOURCE) ||
      acl.can({ dataSourceKey: SOURCE, resourceName: COLLECTIONS.tickets, actionName }) ||
      Boolean(acl.getResourceActionParams(COLLECTIONS.tickets, actionName, SOURCE)),
    [acl],
  );
}
