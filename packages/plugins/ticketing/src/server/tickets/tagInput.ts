import { MAX_TAGS } from '../../shared/tags';
import { fieldInvalid } from '../kernel/errors';
import { idInput, isRecord, listTooLong, type Id } from '../kernel/parseInput';

/**
 * Tags as people send them: names, ids, or records with one of the two, as forms of the platform do.
 * @throws TicketingError 422 LIST_TOO_LONG, FIELD_INVALID for anything else
 */
export function tagsGiven(value: unknown): { tags?: string[]; tagIds?: Id[] } {
  if (value == null) return {};
  if (!Array.isArray(value)) throw fieldInvalid('tags');
  if (value.length > MAX_TAGS) throw listTooLong('tags', MAX_TAGS);
  const tags: string[] = [];
  const tagIds: Id[] = [];
  for (const item of value) {
    const id = isRecord(item) ? item.id : item;
    const name = isRecord(item) ? item.name : item;
    if (typeof id === 'number') tagIds.push(idOf(id));
    else if (isRecord(item) && id != null) tagIds.push(idOf(id));
    else if (typeof name === 'string') tags.push(name);
    else throw fieldInvalid('tags');
  }
  return { tags, tagIds };
}

/**
 * Keys of records to link: one, or a list, each plain or as a record.
 * @throws TicketingError 422
 */
export function idsGiven(value: unknown, field: string, most: number): Id[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > most) throw listTooLong(field, most);
  return list.map((item) => idOf(isRecord(item) ? item.id : Array.isArray(item) ? item[0] : item, field));
}

function idOf(value: unknown, field = 'tags'): Id {
  const id = idInput.safeParse(value);
  if (!id.success) throw fieldInvalid(field);
  return id.data;
}
