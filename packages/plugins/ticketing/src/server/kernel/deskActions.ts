import type { Context, Next } from '@nocobase/actions';
import type { Application } from '@nocobase/server';
import { rememberInput } from './actionInputs';

export type DeskAction = (ctx: Context, next: Next) => Promise<void>;

/** Adds actions to a collection's resource, or takes the place of the platform's own. */
export function registerActions(app: Application, resource: string, actions: Record<string, DeskAction>): void {
  for (const [name, action] of Object.entries(actions)) {
    rememberInput(`${resource}:${name}`, action);
    app.resourceManager.registerActionHandler(`${resource}:${name}`, forHost(action));
  }
}

/** The platform types what it hands to actions and middlewares too narrowly. */
export function forHost(action: DeskAction) {
  return (ctx: object, next: Next) => {
    if (!isRequest(ctx)) throw new Error('an action needs the context of a request');
    return action(ctx, next);
  };
}

const isRequest = (ctx: object): ctx is Context => 'db' in ctx && 'app' in ctx;
