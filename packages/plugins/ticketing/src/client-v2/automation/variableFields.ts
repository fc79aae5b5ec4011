import type { PlainObject } from '@nocobase/flow-engine';

/** A variable that no collection knows, described as a field so that pickers can tell whether it suits them. */
export function scalar(
  name: string,
  title: string,
  { target, interface: kind = 'input' }: { target?: string; interface?: string } = {},
): PlainObject {
  const reference = target ? { isForeignKey: true, target, interface: 'integer' } : { interface: kind };
  return { name, type: 'string', uiSchema: { title }, ...reference };
}
