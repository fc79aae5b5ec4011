import type { Collection } from '@nocobase/flow-engine';
import type { BoundRelation } from '../boundRelations';
import { appendsFor, ticketsOf } from '../subject';

const collection: Collection = {
  name: 'shops',
  title: 'Shops',
  dataSourceKey: 'main',
  filterTargetKey: 'id',
  options: {},
  getFields: () => [],
  getField: () => undefined,
  getFilterByTK: () => undefined,
};
const relations: BoundRelation[] = [{ fieldName: 'customer', foreignKey: 'customerId', collection }];
const ticket = { collectionName: 'ticketingTickets', id: '1' };

test('a ticket is loaded with everybody it is about, a contact with the organization', () => {
  expect(appendsFor(ticket, relations)).toEqual(['requester', 'organization', 'customer']);
  expect(appendsFor({ collectionName: 'ticketingContacts', id: '1' }, relations)).toEqual(['organization']);
  expect(appendsFor({ collectionName: 'shops', id: '1' }, relations)).toEqual([]);
});

test("a ticket's other tickets are the requester's and the customer's", () => {
  expect(ticketsOf(ticket, { requesterId: 5, customerId: 7 }, relations)).toEqual({
    $and: [{ $or: [{ requesterId: 5 }, { customerId: 7 }] }, { id: { $ne: '1' } }],
  });
  expect(ticketsOf(ticket, { requesterId: null, customerId: 7 }, relations)).toEqual({
    $and: [{ $or: [{ customerId: 7 }] }, { id: { $ne: '1' } }],
  });
});

test('of nobody there are no other tickets', () => {
  expect(ticketsOf(ticket, { requesterId: null }, relations)).toBeUndefined();
});

test("a record's tickets are those bound to it", () => {
  expect(ticketsOf({ collectionName: 'shops', id: '7' }, {}, relations)).toEqual({ customerId: '7' });
  expect(ticketsOf({ collectionName: 'ticketingContacts', id: '5' }, {}, relations)).toEqual({ requesterId: '5' });
});
