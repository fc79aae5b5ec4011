import { SwapOutlined } from '@ant-design/icons';
import type { PlainObject } from '@nocobase/flow-engine';
import { Instruction, type UseVariableOptions, type VariableOption } from '@nocobase/plugin-workflow/client-v2';
import { TRANSITION_NODE, TRIGGERING_TICKET } from '../../shared/automation';
import { tExpr, useT } from '../locale';
import { useNodeVariables } from './nodeVariables';
import { scalar } from './variableFields';

/** Moves a ticket on along its flow. */
export class TransitionInstruction extends Instruction {
  title = tExpr('Change ticket status');
  type = TRANSITION_NODE;
  group = 'extended';
  description = tExpr('Moves a ticket to another status, as far as the flow of its type allows.');
  icon = (<SwapOutlined />);

  PresetFieldsetLoader = () =>
    import('./TransitionFieldset').then(({ TransitionPreset }) => ({ default: TransitionPreset }));
  FieldsetLoader = () => import('./TransitionFieldset');

  createDefaultConfig(): PlainObject {
    return { ticketId: TRIGGERING_TICKET };
  }

  useVariables = useTransitionVariables;
}

function useTransitionVariables(node: { key: string; title: string }, options?: UseVariableOptions): VariableOption {
  const t = useT();
  return useNodeVariables(node, options, [
    scalar('fromStatus', t('Status before')),
    scalar('toStatus', t('Status after')),
    scalar('changed', t('Whether it changed'), { interface: 'checkbox' }),
  ]);
}
