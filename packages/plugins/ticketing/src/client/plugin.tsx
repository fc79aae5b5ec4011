import { Plugin } from '@nocobase/client';
import { registerDesk } from '../client-v2/register';
import { registerSettings } from './settings';

/** The v1 runtime's shell: it registers what client-v2 is made of. */
export class TicketingClient extends Plugin {
  async load(): Promise<void> {
    registerDesk(this);
    registerSettings(this);
  }
}
