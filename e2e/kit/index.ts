export { test, expect, eachRuntime, RUNTIMES, Desk, type Runtime, type Language } from './test';
export { Api, baseUrl, ROOT_ACCOUNT, type Account, type Answer } from './api';
export { aPerson, type Person, type Role } from './people';
export { PageEditor } from './editor';
export { anEmptyPage } from './pages';
