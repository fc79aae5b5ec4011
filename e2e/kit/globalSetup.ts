import { Api, ROOT_ACCOUNT } from './api';
import { startApplication } from './application';

/** Starts the application once for all tests, unless E2E_BASE_URL names one that is up. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.E2E_BASE_URL;
  const application = given ? undefined : await startApplication();
  if (application) process.env.E2E_BASE_URL = application.url;
  await offerLanguages(await Api.signIn(ROOT_ACCOUNT), ['en-US', 'zh-CN']);
  return application && (() => application.stop());
}

/** The interface speaks only the languages that the system settings name. */
async function offerLanguages(root: Api, languages: string[]): Promise<void> {
  const settings = await root.get<{ id: number; enabledLanguages: string[] }>('systemSettings:get');
  const enabledLanguages = [...new Set([...settings.enabledLanguages, ...languages])];
  if (enabledLanguages.length === settings.enabledLanguages.length) return;
  await root.post(`systemSettings:update?filterByTk=${settings.id}`, { enabledLanguages });
}
