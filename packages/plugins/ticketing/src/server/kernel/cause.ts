/** Who changes something. A customer acts as a contact, a colleague as a user, the desk itself as neither. */
export interface Actor {
  userId: number | null;
  contactId: string | null;
  /** NocoBase role names; empty for the desk itself, which may do everything the flow allows. */
  roles: readonly string[];
}

export type CauseKind = 'user' | 'portal' | 'macro' | 'workflow' | 'import' | 'system';

/** By what a change came about; shown in the ticket's history. */
export interface Cause {
  kind: CauseKind;
  /** E.g. the workflow's key. */
  id: string | null;
  /** E.g. the workflow's title. */
  label: string | null;
  /** How many automations in a row led here: 0 for a person's own hand. */
  depth: number;
}

export interface ChangeContext {
  actor: Actor;
  cause: Cause;
}

/** The desk's own hand: seeds, sweeps, clean-ups. */
export const BY_SYSTEM: ChangeContext = {
  actor: { userId: null, contactId: null, roles: [] },
  cause: { kind: 'system', id: null, label: null, depth: 0 },
};
