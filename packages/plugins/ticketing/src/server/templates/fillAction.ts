import type { Context } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { fillTemplate } from './fillTemplate';
import { fillingFor } from './prefillTicket';
import { usableTemplate } from './usableTemplate';

const fillInput = z.looseObject({
  requesterId: idInput.nullish(),
  requester: z.looseObject({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
});
const params = z.object({ filterByTk: idInput });

/** `POST ticketingTemplates:fill {requester? | requesterId?}`: what the template gives a ticket, for a form to show. */
export function initFillAction({ app }: TicketingPlugin): void {
  const fill: DeskAction = async (ctx, next) => {
    const { filterByTk } = parseInput(params, ctx.action.params);
    const values = parseInput(fillInput, cleanTexts<unknown>(ctx.action.params.values ?? {}));
    ctx.body = fillTemplate(await usableTemplate(ctx, filterByTk), await fillingFor(ctx, values));
    await next();
  };
  app.acl.allow(
    COLLECTIONS.templates,
    'fill',
    (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.templates, 'view') !== null,
  );
  registerActions(app, COLLECTIONS.templates, { fill: takes(fillInput, fill) });
}
