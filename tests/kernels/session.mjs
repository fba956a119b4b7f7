// A kernel under test: what a person can do with it, and what went wrong in it, whatever drives it.
import { setTimeout as sleep } from "node:timers/promises";

/** How long something in a page may take that usually comes at once: the machine may be busy with nine others. */
const PATIENCE = 60_000;

/** Starts a kernel of the table. */
export async function startSession(kernel) {
  const { start } = await import(`./drivers/${kernel.driver.replace(/-\d+$/, "")}.mjs`);
  const driver = await start(kernel);

  /** What `fn` gives in the page when it is called with these values, all as JSON; awaited. */
  async function ask(fn, ...args) {
    const call = `(${fn})(...${JSON.stringify(args)})`;
    // As text, and errors too: what drivers make of values and errors differs.
    const text = await driver.evaluate(
      `(async () => JSON.stringify({ value: await ${call} }))().catch((error) => JSON.stringify({ error: error + "\\n" + (error && error.stack) }))`,
    );
    const { value, error } = JSON.parse(text);
    if (error) throw new Error(`in ${kernel.name}: ${error}`);
    return value;
  }

  /** Waits until `fn` gives something in the page, and gives it. */
  async function until(fn, ...args) {
    for (const end = Date.now() + PATIENCE; ; ) {
      const value = await ask(fn, ...args);
      if (value) return value;
      if (Date.now() > end) {
        const faults = (await heard()).join("\n");
        throw new Error(`in ${kernel.name}: waited in vain for (${fn})(${args.map((arg) => JSON.stringify(arg))})\n${faults}`);
      }
      await sleep(50);
    }
  }

  /** All that the page heard and the browser said since the last page was opened. */
  async function heard() {
    const own = await ask(() => (window.watched || ["watch.js was not there"]).splice(0));
    return [...own, ...driver.said()];
  }

  return {
    version: driver.version,
    ask,
    until,
    heard,
    async open(url) {
      driver.said();
      await driver.goto(url);
    },
    /**
     * Clicks into the middle of the element that `find`, called in the page, gives, in whatever shadow tree it is: once it
     * stands still and nothing lies over it.
     */
    async click(find, ...args) {
      const [x, y] = await until(MIDDLE.replace("FIND", `(${find})`), ...args);
      await driver.click(x, y);
    },
    type: driver.type,
    press: driver.press,
    close: driver.close,
  };
}

const MIDDLE = `(...args) => {
  const element = FIND(...args);
  if (!element) return undefined;
  // Old kernels do not know "instant", and a page that scrolls smoothly would begin anew at each try.
  document.documentElement.style.scrollBehavior = "auto";
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const middle = [left + width / 2, top + height / 2];
  const before = window.middle;
  window.middle = String(middle);
  return window.middle === before && element.contains(element.getRootNode().elementFromPoint(...middle)) && middle;
}`;
