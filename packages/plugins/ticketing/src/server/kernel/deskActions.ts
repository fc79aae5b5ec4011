import type { Context, Next } from '@nocobase/actions';
import type { Application } from '@nocobase/server';

export type DeskAction = (ctx: Context, next: Next) => Promise<void>;

/** Adds actions to a collection's resource, or takes the place of the platform's own. */
export function registerActions(app: Application, resource: string, actions: Record<string, DeskAction>): void {
  for (const [name, action] of Object.entries(actions)) {
    app.resourceManager.registerActionHandler(`${resource}:${name}`, (ctx, next) => {
      if (!isRequest(ctx)) throw new Error(`${resource}:${name} needs the context of a request`);
      return action(ctx, next);
    });
  }
}

/** The platform types what it hands to actions too narrowly. */
function isRequest(ctx: object): ctx is Context {
  return 'db' in ctx && 'app' in ctx;
}
