const MAX_ADDRESS_LENGTH = 320;
/** Something before an @ and a domain after it: the mail server knows better. */
const ADDRESS = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/;

/** One address is one person, however it is written. */
export const addressKey = (email: string): string => email.trim().toLowerCase();

export const isAddress = (email: string): boolean =>
  addressKey(email).length <= MAX_ADDRESS_LENGTH && ADDRESS.test(addressKey(email));

/** What comes after the @. */
export const domainOf = (email: string): string => addressKey(email).split('@').at(-1) ?? '';
