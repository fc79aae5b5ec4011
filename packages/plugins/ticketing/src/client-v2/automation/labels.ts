import type { Causer, EventToHear } from '../../shared/automation';

export const EVENT_LABELS: Record<EventToHear, string> = {
  created: 'Created',
  statusChanged: 'Status changed',
  assigned: 'Assigned',
  commented: 'Commented',
  updated: 'Updated',
};

export const CAUSER_LABELS: Record<Causer, string> = {
  person: 'A person of the desk',
  customer: 'A customer',
  automation: 'An automation',
};
