import { useFlowEngine } from '@nocobase/flow-engine';
import { useState } from 'react';
import { useT } from '../locale';
import { changeStatus, loadSteps, stepsFor, type AllowedStep } from '../tickets';
import { asksNothing, type StepAnswer } from '../ui/StatusChangeDialog';
import { deskErrorOf, type TicketRow } from '../workspace';
import type { BoardState } from './useBoard';

/** A card that is being moved, with the steps that the flow allows; undefined while they are asked for. */
export interface Move {
  ticket: TicketRow;
  steps: readonly AllowedStep[] | undefined;
}

export interface Moves {
  current: Move | undefined;
  /** A step that asks for something before it is taken. */
  asked: { ticket: TicketRow; step: AllowedStep } | undefined;
  begin: (ticket: TicketRow) => Promise<readonly AllowedStep[]>;
  end: () => void;
  /** Lets a card go over a column: takes the step, asks first, or says why not. */
  drop: (ticket: TicketRow, statusKey: string) => Promise<void>;
  /** @throws DeskError with the server's sentence */
  take: (ticket: TicketRow, step: AllowedStep, answer?: StepAnswer) => Promise<void>;
  closeDialog: () => void;
}

/** Moving cards by the rules of the status flow. */
export function useMoves(board: BoardState): Moves {
  const t = useT();
  const engine = useFlowEngine();
  const { message } = engine.context;
  const [current, setCurrent] = useState<Move>();
  const [asked, setAsked] = useState<Moves['asked']>();

  const complain = (error: unknown) => void message.error(deskErrorOf(error).message || t('This could not be saved'));

  const begin = async (ticket: TicketRow) => {
    setCurrent({ ticket, steps: undefined });
    try {
      const steps = await stepsFor(engine, ticket);
      setCurrent((now) => (now?.ticket.id === ticket.id ? { ticket, steps } : now));
      return steps;
    } catch (error) {
      setCurrent(undefined);
      complain(error);
      return [];
    }
  };

  const take = async (ticket: TicketRow, step: AllowedStep, answer?: StepAnswer) => {
    board.move(ticket, step.toKey);
    try {
      await changeStatus(engine, ticket, { statusKey: step.toKey, answer }, board.reload);
    } catch (error) {
      await board.reload();
      throw error;
    }
  };

  const drop = async (ticket: TicketRow, statusKey: string) => {
    setCurrent(undefined);
    if (statusKey === ticket.statusKey) return;
    // What a step asks for depends on the ticket, not only on where it stands.
    const step = (await loadSteps(engine, ticket).catch(() => [])).find(({ toKey }) => toKey === statusKey);
    if (!step) return void message.warning(t('The status flow does not allow this now'));
    if (!asksNothing(step)) return setAsked({ ticket, step });
    await take(ticket, step).catch(complain);
  };

  return {
    current,
    asked,
    begin,
    end: () => setCurrent(undefined),
    drop,
    take,
    closeDialog: () => setAsked(undefined),
  };
}
