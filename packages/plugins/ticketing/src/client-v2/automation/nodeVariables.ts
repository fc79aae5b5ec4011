import { useFlowEngine, type PlainObject } from '@nocobase/flow-engine';
import {
  getCollectionFieldOptions,
  getCollectionManagerAdapter,
  type UseVariableOptions,
  type VariableOption,
} from '@nocobase/plugin-workflow/client-v2';
import { useT } from '../locale';

/** What a node offers to those after it. */
export function useNodeVariables(
  { key, title }: { key: string; title: string },
  options: UseVariableOptions | undefined,
  fields: PlainObject[],
): VariableOption {
  const engine = useFlowEngine();
  const compile = useT();
  const collectionManager = getCollectionManagerAdapter(engine.context.dataSourceManager);
  const children = getCollectionFieldOptions({ ...options, fields, compile, collectionManager });
  return { key, value: key, label: title, children };
}
