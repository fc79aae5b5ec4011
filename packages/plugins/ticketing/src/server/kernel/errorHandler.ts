import type { Context } from '@nocobase/actions';
import type { Plugin } from '@nocobase/server';
import { NAMESPACE } from '../../shared/namespace';
import { readableText } from './deskTexts';
import { TicketingError, type Problem } from './errors';

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
  const lng = ctx.getCurrentLocale?.();
  const sentence = (code: string, vars: Problem['vars'] = {}): string =>
    ctx.i18n.t(code, {
      ...Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, inWords(value)])),
      ns: NAMESPACE,
      lng,
      interpolation: { escapeValue: false },
    });
  const inWords = (value: string | number) => (typeof value === 'string' ? readableText(ctx.app, value, lng) : value);
  const { code, vars, field } = error;
  const problems = error.problems.map((problem) => ({
    ...problem.at,
    code: problem.code,
    message: sentence(problem.code, problem.vars),
  }));
  return {
    code,
    message: sentence(code, vars),
    ...(field ? { field } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

function isErrorHandler(plugin: unknown): plugin is ErrorHandlerPlugin {
  return typeof plugin === 'object' && plugin !== null && 'errorHandler' in plugin;
}
