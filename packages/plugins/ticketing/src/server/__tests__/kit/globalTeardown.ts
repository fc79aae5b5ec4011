/** After a run of integration tests: nothing of it stays. */
import fs from 'node:fs';
import { dropTemplates } from './templates';

export default async function removeDatabases(): Promise<void> {
  await dropTemplates();
  fs.rmSync(process.env.TEST_DATABASES ?? '', { recursive: true, force: true });
}
