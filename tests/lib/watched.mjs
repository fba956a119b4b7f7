// A page of the browser, watched: what goes wrong in it, and what it asks for. And the policy that all of it must work under.

/** The strictest policy that the package promises to work under. */
export const POLICY = [
  "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "worker-src 'self'",
].join("; ");

/** Once what was typed is painted, judged and painted again. */
export const drawn = (page) => page.evaluate(async () => {
  for (let pictures = 0; pictures < 2; pictures += 1) await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
});

// What playwright reads at once, without waiting for anything but that there is such an element.
const READS = [
  "allInnerTexts", "allTextContents", "ariaSnapshot", "boundingBox", "count", "evaluate", "evaluateAll", "getAttribute", "innerHTML",
  "innerText", "inputValue", "isChecked", "isDisabled", "isEditable", "isEnabled", "isHidden", "isVisible", "textContent",
];
// Longer than two pictures of a busy machine; and a page whose clock stands still draws none.
const PATIENCE = 3_000;

/**
 * From now on whatever is read by a locator is read once the page is drawn. An award stands in the page a picture after the letter
 * that gives it, so on a busy machine a test that reads right after typing would see what was there before.
 */
function readWhatIsDrawn(page) {
  const locators = Object.getPrototypeOf(page.locator("html"));
  if (locators.readsWhatIsDrawn) return;
  locators.readsWhatIsDrawn = true;
  for (const name of READS) {
    const read = locators[name];
    locators[name] = async function (...given) {
      let timer;
      const late = new Promise((resolve) => { timer = setTimeout(resolve, PATIENCE); });
      // A page that is on its way to another one cannot be asked; what is read then says so itself.
      await Promise.race([drawn(this.page()).catch(() => {}), late]);
      clearTimeout(timer);
      return read.apply(this, given);
    };
  }
}

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
  readWhatIsDrawn(page);
  return { page, context, ...watch(page) };
}
