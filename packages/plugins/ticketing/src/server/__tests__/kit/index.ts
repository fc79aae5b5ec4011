/**
 * Kit for integration tests: boot the application once per file, sign in as somebody, make what the test talks about.
 */
export { bootApp, TestDesk, type BootOptions } from './bootApp';
export { signIn, anonymous, tokenFor, type Agent, type SignInOptions } from './signIn';
export { testDialect, type Dialect } from './databases';
export * from './factories/actors';
export * from './factories/organizations';
export * from './factories/tickets';
export * from './factories/users';
export { eventually } from './eventually';
export { noAutomation } from './noAutomation';
