import { Plugin } from '@nocobase/client-v2';
import { registerDesk } from './register';
import { registerSettings } from './settings';

/** Register calls only: what a feature is made of lives in its folder. */
export class TicketingClient extends Plugin {
  async load(): Promise<void> {
    registerDesk(this);
    registerSettings(this);
  }
}
