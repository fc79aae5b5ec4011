import type { Context } from '@nocobase/actions';
import type { Plugin } from '@nocobase/server';
import { NAMESPACE } from '../../shared/namespace';
import { TicketingError } from './errors';

interface ErrorHandlerPlugin {
  errorHandler: {
    register(guard: (error: unknown) => boolean, render: (error: TicketingError, ctx: Context) => void): void;
  };
}

/** Answers every TicketingError as `{errors: [{code, message, field?}]}` in the caller's language. */
export function initErrors(plugin: Plugin): void {
  const handler = plugin.app.pm.get('error-handler');
  if (!isErrorHandler(handler)) return;
  handler.errorHandler.register(
    (error) => error instanceof TicketingError,
    (error, ctx) => {
      ctx.status = error.status;
      ctx.body = { errors: [describeError(error, ctx)] };
    },
  );
}

/** What a caller is told about an error, in the caller's language. */
export function describeError(error: TicketingError, ctx: Context) {
  const message: string = ctx.i18n.t(error.code, {
    ...error.vars,
    ns: NAMESPACE,
    lng: ctx.getCurrentLocale?.(),
    interpolation: { escapeValue: false },
  });
  return { code: error.code, message, ...(error.field ? { field: error.field } : {}) };
}

function isErrorHandler(plugin: unknown): plugin is ErrorHandlerPlugin {
  return typeof plugin === 'object' && plugin !== null && 'errorHandler' in plugin;
}
