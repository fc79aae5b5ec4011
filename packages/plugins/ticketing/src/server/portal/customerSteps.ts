import { isFinalCategory, type StatusCategory } from '../../shared/statusCategories';
import { nextTransitions } from '../../shared/statusFlow';
import type { Catalog } from '../tickets';

const CLOSING: readonly StatusCategory[] = ['closed', 'resolved'];
const OPENING: readonly StatusCategory[] = ['open', 'new'];

/**
 * Where the flow lets a customer take a ticket: to an end, or back to work. Steps that ask for more than a click are for
 * agents.
 * @returns keys of statuses; undefined where the flow has no such step from here
 */
export function stepsOfCustomer(
  { statuses, transitions }: Pick<Catalog, 'statuses' | 'transitions'>,
  place: { typeKey: string | null; statusKey: string },
  roles: readonly string[],
): { close?: string; reopen?: string } {
  const categoryOf = (statusKey: string) => statuses.find(({ key }) => key === statusKey)?.category;
  const steps = nextTransitions(transitions, place, roles).filter(
    ({ commentRequired, requiredFields }) => !commentRequired && requiredFields.length === 0,
  );
  const firstTo = (categories: readonly StatusCategory[]) =>
    categories
      .map((category) => steps.find(({ toKey }) => categoryOf(toKey) === category)?.toKey)
      .find((key) => key !== undefined);
  const here = categoryOf(place.statusKey);
  const isEnded = here === 'resolved' || (here !== undefined && isFinalCategory(here));
  return isEnded ? { reopen: firstTo(OPENING) } : { close: firstTo(CLOSING) };
}
