import { COLLECTIONS } from '../../shared/collectionNames';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions } from '../kernel/deskActions';
import { parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { flowQuery, resetFlowInput, saveFlowInput } from './flowInput';
import { readFlow } from './readFlow';
import { resetFlow, saveFlow } from './saveFlow';

/**
 * `GET ticketingTransitions:flow ?typeKey=`, `POST ticketingTransitions:saveFlow {typeKey, version, statuses?,
 * removedStatuses?, transitions, layout}` and `:resetFlow {typeKey, version?}`; the last two answer with the flow as it is
 * then. For those who configure the desk.
 */
export function initFlowActions({ app, db }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.transitions, {
    async flow(ctx, next) {
      const { typeKey } = parseInput(flowQuery, ctx.action.params);
      ctx.body = await readFlow(db, typeKey || null);
      await next();
    },
    async saveFlow(ctx, next) {
      const change = parseInput(saveFlowInput, cleanTexts(ctx.action.params.values));
      await saveFlow(db, change);
      ctx.body = await readFlow(db, change.typeKey);
      await next();
    },
    async resetFlow(ctx, next) {
      const { typeKey, version } = parseInput(resetFlowInput, ctx.action.params.values);
      await resetFlow(db, typeKey, version);
      ctx.body = await readFlow(db, typeKey);
      await next();
    },
  });
}
