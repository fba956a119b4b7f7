// A kernel driven by WebDriver (https://www.w3.org/TR/webdriver2/): WebKitGTK with its MiniBrowser, on a screen that
// nobody sees. The few commands that are needed are a few lines each, and no client knows this driver out of the box.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { programPath } from "../../../scripts/kernels.mjs";

/** The keys that have no letter, as WebDriver writes them. */
const KEYS = { Tab: "\uE004", Enter: "\uE007", Space: " ", ArrowDown: "\uE015" };

/** Starts driver and browser; see session.mjs for what is given back. */
export async function start(kernel) {
  const port = await freePort();
  // A process group of its own, since xvfb-run leaves its children behind when it alone is ended.
  const driver = spawn("xvfb-run", ["-a", programPath(kernel), `--port=${port}`], { stdio: "ignore", detached: true });
  const stop = () => process.kill(-driver.pid);
  process.once("exit", stop);
  process.once("SIGTERM", () => process.exit(143));
  const ended = new Promise((resolve) => driver.once("exit", resolve));
  const ask = caller(`http://127.0.0.1:${port}`);
  await listening(ask);
  const { sessionId, capabilities } = await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        // Nobody sees how smoothly it scrolls, and a click must find things where they were seen.
        "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", "--enable-smooth-scrolling=false"] },
        timeouts: { script: 600_000 },
      },
    },
  });
  const say = (command, body) => ask("POST", `/session/${sessionId}/${command}`, body);
  const act = (device) => say("actions", { actions: [{ id: device.type, ...device }] });
  const keys = (values) => act({
    type: "key",
    actions: values.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]),
  });
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    // WebDriver does not tell what stands on the console; what the page itself can hear of it, watch.js keeps.
    said: () => [],
    goto: (url) => say("url", { url }),
    evaluate: (expression) =>
      say("execute/async", { script: `const done = arguments[0]; (${expression}).then(done);`, args: [] }),
    click: (x, y) => act({
      type: "pointer",
      parameters: { pointerType: "mouse" },
      actions: [
        { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    }),
    type: (text) => keys([...text]),
    press: (key) => keys([KEYS[key] ?? key]),
    async close() {
      await ask("DELETE", `/session/${sessionId}`);
      process.removeListener("exit", stop);
      stop();
      await ended;
    },
  };
}

/** Sends a command and gives its value, or throws what the driver says. */
const caller = (address) => async (method, path, body) => {
  const answer = await fetch(address + path, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`WebDriver ${path}: ${value.error}: ${value.message}`);
  return value;
};

async function listening(ask) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask("GET", "/status");
    } catch (error) {
      if (tries > 300) throw error;
      await sleep(100);
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** It is no command for users, so it stands among the libraries, in a folder named after the machine. */
function miniBrowser() {
  const folders = readdirSync("/usr/lib").map((machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`);
  const found = folders.find((path) => existsSync(path));
  if (!found) throw new Error("MiniBrowser is not there: run scripts/setup.sh kernels");
  return found;
}
