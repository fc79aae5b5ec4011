import type { TestDesk } from './bootApp';

/** Switches the seeded workflows off: a test that counts versions must not be helped by them meanwhile. */
export async function noAutomation(desk: TestDesk): Promise<void> {
  await desk.repo('workflows').update({ filter: { enabled: true }, values: { enabled: false } });
}
