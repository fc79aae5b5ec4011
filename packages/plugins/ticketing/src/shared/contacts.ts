/** What a person can be reached by. */
export const ADDRESS_KINDS = [
  { value: 'email', label: 'E-mail' },
  { value: 'phone', label: 'Phone' },
] as const;

export type AddressKind = (typeof ADDRESS_KINDS)[number]['value'];
