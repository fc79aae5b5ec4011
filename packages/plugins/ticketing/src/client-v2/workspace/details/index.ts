import { registerDetailsSection } from './registry';

export { registerDetailsSection, type DetailsSection, type DetailsSectionProps } from './registry';
export type { DetailsTicket, RunOnTicket } from './useDetails';

/** The sections of the desk itself; other features add theirs with `registerDetailsSection`. */
export function registerOwnSections(): void {
  registerDetailsSection({
    key: 'properties',
    order: 10,
    title: 'Properties',
    load: () => import(/* webpackChunkName: "details" */ './properties/PropertiesSection'),
  });
  registerDetailsSection({
    key: 'customer',
    order: 20,
    title: 'Customer',
    load: () => import(/* webpackChunkName: "context" */ '../context/CustomerSection'),
  });
  registerDetailsSection({
    key: 'checklist',
    order: 30,
    title: 'Checklist',
    load: () => import(/* webpackChunkName: "details" */ './checklist/ChecklistSection'),
  });
  registerDetailsSection({
    key: 'links',
    order: 40,
    title: 'Links',
    load: () => import(/* webpackChunkName: "details" */ './links/LinksSection'),
  });
  registerDetailsSection({
    key: 'time',
    order: 50,
    title: 'Time spent',
    load: () => import(/* webpackChunkName: "details" */ './time/TimeSection'),
  });
}
