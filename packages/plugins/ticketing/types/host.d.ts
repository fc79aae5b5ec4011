/**
 * The part of the host's client API that we use. The host ships these modules in its own bundles only, so their types are
 * declared here by hand; every line was checked against a running 2.2.15.
 */
declare module '@nocobase/client-v2' {
  export class Plugin {
    load(): Promise<void>;
  }
}

declare module '@nocobase/client' {
  export { Plugin } from '@nocobase/client-v2';
}
