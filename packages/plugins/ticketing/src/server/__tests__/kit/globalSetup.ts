/** Before a run of integration tests: where its databases are kept. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export default function makeFolder(): void {
  process.env.TEST_DATABASES = fs.mkdtempSync(path.join(os.tmpdir(), 'ticketing-databases-'));
}
