import type { Database } from '@nocobase/database';

/** The platform's store of pages and blocks, as far as the desk uses it. */
export interface FlowModels {
  findModelById(uid: string): Promise<unknown>;
  upsertModel(model: Record<string, unknown>): Promise<unknown>;
  /** With everything below it. */
  remove(uid: string): Promise<unknown>;
}

/** Undefined where the platform's page engine is not there: then there are no pages to make. */
export function flowModelsOf(db: Database): FlowModels | undefined {
  const repository: unknown = db.getRepository('flowModels');
  return isFlowModels(repository) ? repository : undefined;
}

function isFlowModels(repository: unknown): repository is FlowModels {
  return (
    typeof repository === 'object' &&
    repository !== null &&
    'findModelById' in repository &&
    'upsertModel' in repository &&
    'remove' in repository
  );
}
