// Pictures of the page as build/page has it, into build/screenshots: wide and narrow, light and dark.
import { mkdirSync } from "node:fs";
import { launch } from "./chromium.mjs";
import { serve } from "./static.mjs";

const OUT = "build/screenshots";
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

mkdirSync(OUT, { recursive: true });
const server = await serve("build/page");
const browser = await launch();
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport, colorScheme, locale: "zh-CN" });
      await page.goto(server.url, { waitUntil: "networkidle" });
      await page.screenshot({ path: `${OUT}/${size}-${colorScheme}.png`, fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
