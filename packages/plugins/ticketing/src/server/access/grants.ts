import type { ACL, ACLRole } from '@nocobase/acl';
import { DESK_SNIPPET } from '../../shared/roles';
import { isObject, type Filter } from './filters';

/** What the platform keeps about a role's action. */
export interface GrantParams {
  fields?: string[];
  /** The relations among the fields that a role may view, which the platform keeps apart. */
  appends?: string[];
  whitelist?: string[];
  filter?: Filter;
}

/** Answers of one set of snippets. The platform makes a new set when a role changes, so that an answer never gets old. */
interface SnippetAnswers {
  configuresDesk?: boolean;
  allowed: Map<string, boolean>;
}

const answersOfSnippets = new WeakMap<ReadonlySet<string>, SnippetAnswers>();

function answersOf({ snippets }: ACLRole): SnippetAnswers {
  const known = answersOfSnippets.get(snippets) ?? { allowed: new Map() };
  answersOfSnippets.set(snippets, known);
  return known;
}

/**
 * What a role may do with a collection, by the platform's own order: the grants of the collection, else the general
 * permissions, else a snippet. The platform's `can` asks snippets first and takes milliseconds; a request asks several times.
 * @returns null when the role has not the action
 */
export function grantOf(acl: ACL, roleName: string, collection: string, action: string): GrantParams | null {
  const role = acl.getRole(roleName);
  if (!role) return null;
  const resource = role.getResource(collection);
  if (resource) return resource.getAction(action);
  const strategies = acl.getStrategyResources();
  const general =
    !strategies || strategies.includes(collection) ? role.getStrategy()?.allow(collection, action) : false;
  if (general) return isObject(general) ? general : {};
  return snippetAllows(role, `${collection}:${action}`) ? {} : null;
}

export function configuresDesk(role: ACLRole | undefined): boolean {
  if (!role) return false;
  const answers = answersOf(role);
  answers.configuresDesk ??= role.effectiveSnippets().allowed.includes(DESK_SNIPPET);
  return answers.configuresDesk;
}

function snippetAllows(role: ACLRole, path: string): boolean {
  const { allowed } = answersOf(role);
  const known = allowed.get(path) ?? Boolean(role.snippetAllowed(path));
  allowed.set(path, known);
  return known;
}
