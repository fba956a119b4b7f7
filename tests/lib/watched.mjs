// A page of the browser, watched: what goes wrong in it, and what it asks for. And the policy that all of it must work under.

/** The strictest policy that the package promises to work under. */
export const POLICY = [
  "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "worker-src 'self'",
].join("; ");

/** What a page and its console complain of, in so many kinds of lines, and the addresses asked for; both go on filling. */
export function watch(page, kinds = ["error", "warning"]) {
  const faults = [];
  const requests = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // Of the blocking that is asked for below.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    // Where it was said helps with "failed to load"; in a page's own words it says nothing.
    const place = message.text().startsWith("Failed to load") ? ` (${message.location().url})` : "";
    if (kinds.includes(message.type())) faults.push(message.text() + place);
  });
  page.context().on("request", (request) => requests.push(request.url()));
  return { faults, requests };
}

/** A page in a context of its own, which goes when the test `t` ends; `options` are those of the context. */
export async function watchedPage(t, browser, options = {}) {
  // Only a test of it shall have what a service worker keeps: all others see what is asked for.
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "zh-CN", serviceWorkers: "block", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  // A test that waits for what does not come should say so soon.
  page.setDefaultTimeout(20_000);
  return { page, context, ...watch(page) };
}
