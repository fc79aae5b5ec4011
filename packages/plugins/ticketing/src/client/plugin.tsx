import { Plugin } from '@nocobase/client';

/** The v1 runtime's shell: it registers what client-v2 is made of. */
export class TicketingClient extends Plugin {
  async load(): Promise<void> {}
}
