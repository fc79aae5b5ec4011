/** Waits until an expectation about something that happens by and by holds; fails with its own message when it never does. */
export async function eventually<T>(expectation: () => T | Promise<T>, patienceMs = 10_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
