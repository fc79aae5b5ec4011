/** A flow as the settings page loads and saves it: plain data, the same on both sides. */
import type { StatusCategory } from './statusCategories';
import type { FlowStatus, FlowTransition } from './statusFlow';

/** Labels in other languages: language -> which label -> text. */
export type StatusTexts = Readonly<Record<string, { label?: string; customerLabel?: string }>>;

/** A status as admins edit it. */
export interface EditableStatus extends FlowStatus {
  label: string;
  customerLabel: string | null;
  color: string | null;
  translations?: StatusTexts | null;
}

export type FlowStep = Omit<FlowTransition, 'typeKey'>;

/** Where a status stands in the drawing: the middle of its box, in pixels at zoom 1. */
export interface FlowPoint {
  x: number;
  y: number;
}

export type FlowLayout = Readonly<Record<string, FlowPoint>>;

export interface FlowRole {
  name: string;
  title: string;
}

/** What must hold before a field can be filled in: another field is filled, or holds one of these values. */
export interface FieldNeed {
  field: string;
  values?: readonly string[];
}

/** A field that a step may ask for. */
export interface FlowField {
  name: string;
  title: string;
  interface: string | null;
  /** False: the desk keeps it itself. */
  isFillable: boolean;
  /** All of them must hold. */
  needs?: readonly FieldNeed[];
}

export interface FlowType {
  key: string;
  label: string;
  hasOwnFlow: boolean;
}

/** `GET ticketingTransitions:flow` */
export interface FlowDocument {
  typeKey: string | null;
  /** False: the type follows the common flow, which is what `steps` holds. */
  isOwn: boolean;
  /** Of what was read; whoever saves names it. */
  version: string;
  statuses: readonly EditableStatus[];
  steps: readonly FlowStep[];
  layout: FlowLayout;
  types: readonly FlowType[];
  roles: readonly FlowRole[];
  fields: readonly FlowField[];
  /** Tickets that follow this flow, by status. */
  tickets: Readonly<Record<string, number>>;
  /** Flows whose steps name a status: keys of types, '' for the common flow. */
  usedIn: Readonly<Record<string, readonly string[]>>;
}

/** `POST ticketingTransitions:saveFlow` */
export interface FlowChange {
  typeKey: string | null;
  version: string;
  /** Added and changed ones; the others stay as they are. */
  statuses?: readonly EditableStatus[];
  removedStatuses?: readonly string[];
  transitions: readonly FlowStep[];
  layout: FlowLayout;
}

export const STATUS_KEY = /^[A-Za-z0-9][\w.-]{0,63}$/;

export const MAX_STATUSES = 100;
export const MAX_STEPS = 1_000;
export const MAX_COORDINATE = 20_000;

export type { StatusCategory };
