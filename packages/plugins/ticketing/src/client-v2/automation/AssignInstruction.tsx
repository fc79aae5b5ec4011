import { UserSwitchOutlined } from '@ant-design/icons';
import type { PlainObject } from '@nocobase/flow-engine';
import { Instruction, type UseVariableOptions, type VariableOption } from '@nocobase/plugin-workflow/client-v2';
import { ASSIGN_NODE, TRIGGERING_TICKET } from '../../shared/automation';
import { COLLECTIONS } from '../../shared/collectionNames';
import { tExpr, useT } from '../locale';
import { useNodeVariables } from './nodeVariables';
import { scalar } from './variableFields';

/** Gives a ticket to a person, or to the next of a team. */
export class AssignInstruction extends Instruction {
  title = tExpr('Assign ticket');
  type = ASSIGN_NODE;
  group = 'extended';
  description = tExpr('Gives a ticket to a person, or to whoever of a team has waited longest.');
  icon = (<UserSwitchOutlined />);

  FieldsetLoader = () => import('./AssignFieldset');

  createDefaultConfig(): PlainObject {
    return { ticketId: TRIGGERING_TICKET, strategy: 'roundRobin', keepAssignee: true };
  }

  useVariables = useAssignVariables;
}

function useAssignVariables(node: { key: string; title: string }, options?: UseVariableOptions): VariableOption {
  const t = useT();
  return useNodeVariables(node, options, [
    scalar('assigneeId', t('Assignee (ID)'), { target: 'users' }),
    scalar('teamId', t('Team (ID)'), { target: COLLECTIONS.teams }),
    scalar('strategy', t('How it was assigned')),
    scalar('assigned', t('Whether it was assigned'), { interface: 'checkbox' }),
  ]);
}
