import { useFlowEngine } from '@nocobase/flow-engine';
import { Dropdown, Spin, type MenuProps } from 'antd';
import { cloneElement, useState, type ReactElement } from 'react';
import { useT } from '../locale';
import { asksNothing, StatusChangeDialog, type StepAnswer } from '../ui/StatusChangeDialog';
import { StatusDot } from '../ui/StatusDot';
import { useStatusLabel } from '../ui/useStatusLabel';
import { deskErrorOf } from '../workspace';
import { loadSteps, type AllowedStep } from './allowedSteps';
import { changeStatus } from './changeTicket';
import type { TicketingChangeStatusActionModel } from './TicketingChangeStatusActionModel';

interface Props {
  model: TicketingChangeStatusActionModel;
  /** As the host draws it, with whatever the builder set. */
  button: ReactElement;
}

/** Asks the server what is allowed when it is used, not when the table loads. */
export function ChangeStatusButton({ model, button }: Props) {
  const t = useT();
  const labelOf = useStatusLabel();
  const engine = useFlowEngine();
  const { message } = engine.context;
  const [steps, setSteps] = useState<AllowedStep[]>();
  const [asked, setAsked] = useState<AllowedStep>();
  const [isBusy, setBusy] = useState(false);
  const ticket = model.currentTicket();
  const { target } = model;

  const complain = (error: unknown) => void message.error(deskErrorOf(error).message || t('This could not be saved'));

  const load = async (): Promise<AllowedStep[]> => {
    if (!ticket) return [];
    const loaded = await loadSteps(engine, ticket);
    setSteps(loaded);
    return loaded;
  };

  const take = async (step: AllowedStep, answer?: StepAnswer) => {
    if (ticket) await changeStatus(engine, ticket, { statusKey: step.toKey, answer }, () => model.refreshBlock());
  };

  const choose = async (step: AllowedStep) => {
    if (!asksNothing(step)) return setAsked(step);
    setBusy(true);
    await take(step).catch(complain);
    setBusy(false);
  };

  const goToTarget = async () => {
    setBusy(true);
    try {
      const step = (await load()).find(({ toKey }) => toKey === target);
      if (step) await choose(step);
      else {
        void message.warning(t('The status flow does not allow this now'));
        await model.refreshBlock();
      }
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };

  const open = (isOpen: boolean) => {
    if (!isOpen) return;
    setSteps(undefined);
    load().catch(complain);
  };

  const named = { loading: isBusy, 'data-testid': 'ticketing-change-status' };
  return (
    // A click in the menu or the dialog is none on the row behind it.
    <span onClick={(event) => event.stopPropagation()}>
      {target ? (
        cloneElement(button, { ...named, onClick: () => void goToTarget() })
      ) : (
        <Dropdown
          trigger={['click']}
          disabled={Boolean(model.props.disabled)}
          onOpenChange={open}
          menu={{ items: itemsOf(steps, t, labelOf), onClick: ({ key }) => pick(steps, key, choose) }}
        >
          {cloneElement(button, { ...named, 'aria-haspopup': 'menu' })}
        </Dropdown>
      )}
      {asked && ticket ? (
        <StatusChangeDialog
          step={asked}
          ticketNumber={ticket.number ?? ''}
          onConfirm={(answer) => take(asked, answer)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </span>
  );
}

function pick(steps: AllowedStep[] | undefined, key: string, choose: (step: AllowedStep) => Promise<void>): void {
  const step = steps?.find(({ toKey }) => toKey === key);
  if (step) void choose(step);
}

function itemsOf(
  steps: AllowedStep[] | undefined,
  t: ReturnType<typeof useT>,
  labelOf: ReturnType<typeof useStatusLabel>,
): MenuProps['items'] {
  if (!steps) return [{ key: '…', disabled: true, label: <Spin size="small" /> }];
  if (steps.length === 0) return [{ key: '…', disabled: true, label: t('No other status is possible now') }];
  return steps.map(({ toKey, status }) => ({
    key: toKey,
    label: labelOf(status),
    icon: <StatusDot status={status} />,
  }));
}
