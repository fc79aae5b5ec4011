/** What the settings page and the server tell each other about binding a collection (behaviours, section 5). */
export type BindingRole = 'customer';

/** The fields of a bound collection that the desk knows by their meaning. */
export interface FieldMapping {
  titleField: string | null;
  emailField: string | null;
  phoneField: string | null;
  /** A relation to a colleague. */
  ownerField: string | null;
}

export type MappedField = keyof FieldMapping;

export interface CandidateField {
  name: string;
  /** As stored: may be a translation expression. */
  title: string;
  /** `text` may be title, e-mail or phone; `user` may be the owner. */
  kind: 'text' | 'user';
}

export interface BindingCandidate {
  collectionName: string;
  title: string;
  fields: CandidateField[];
  guess: FieldMapping;
}

export interface Binding extends FieldMapping {
  id: string;
  role: BindingRole;
  collectionName: string;
  /** The relation on tickets. */
  fieldName: string;
  /** The relation on the bound collection. */
  reverseFieldName: string;
}

/** Kept in the options of the relation on tickets, so that every node knows the binding without a query. */
export interface BindingMark {
  role: BindingRole;
  collectionName: string;
  emailField: string | null;
}
