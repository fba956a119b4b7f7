// What the page promises whoever uses it: nothing leaves it, it outlives its server, and everybody can use it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/chromium.mjs";
import { choose, control, DESKTOP, drawn, nativeServer, openDetails, openPage, PHONE, startBrowser, tellAll, tellApplicant, tellRest, tellSums, twice } from "./page.mjs";
import { contrastFaults, smallTargets, unnamedControls } from "./inspect.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

for (const [name, startServer] of [["a plain server", undefined], ["`huiqi serve`", nativeServer]]) {
  test(`from ${name}: no request after loading, and none is needed once the server is gone`, async (t) => {
    const { page, server, faults, requests } = await openPage(t, browser, { startServer });
    await page.waitForLoadState("networkidle");
    await server.close();
    requests.length = 0;
    await tellAll(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-receipt").click()]);
    assert.ok(await download.path());
    await page.locator("#clauses summary").first().click();
    assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
    // The download's own address is a blob inside the page.
    assert.deepEqual(requests.filter((address) => !address.startsWith("blob:")), []);
    assert.deepEqual(faults, []);
  });
}

test("every file is asked for once, from the page's own server", async (t) => {
  const { server, requests } = await openPage(t, browser);
  assert.ok(requests.every((address) => address.startsWith(server.url)), requests.join("\n"));
  assert.deepEqual([...requests].sort(), [...new Set(requests)].sort());
  assert.equal(requests.filter((address) => /\.wasm(\?|$)/.test(address)).length, 1);
});

test("a server that sends WebAssembly under another type does no harm", async (t) => {
  const { page } = await openPage(t, browser, {
    prepare: (page) => page.route("**/*.wasm*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    }),
  });
  assert.equal(await page.locator(".verdict").innerText(), "还不能判定");
});

test("without its binary the page says so", async (t) => {
  const { page } = await openPage(t, browser);
  await page.route("**/*.wasm*", (route) => route.abort());
  await page.reload();
  await page.waitForSelector("[role=alert]");
  assert.match(await page.locator("[role=alert]").innerText(), /没有载入成功/);
});

test("a result is announced in one sentence, at most once a second", async (t) => {
  const { page } = await openPage(t, browser, { viewport: DESKTOP });
  await page.waitForFunction(() => window.all("p.visually-hidden[role=status]").some(({ textContent }) => textContent !== ""));
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector("huiqi-form").shadowRoot.querySelector("p.visually-hidden[role=status]");
    new MutationObserver(() => window.said.push([performance.now(), status.textContent]))
      .observe(status, { childList: true, characterData: true, subtree: true });
  });
  await tellApplicant(page);
  await tellSums(page, { amount: "", paid: "" });
  await control(page, "/facts/contracts/0/amount").focus();
  await page.keyboard.type("350000", { delay: 30 });
  await page.waitForFunction(() => window.said.some(([, sentence]) => /70,000\.00 元/.test(sentence)));
  const said = await page.evaluate(() => window.said);
  for (let index = 1; index < said.length; index += 1) assert.ok(said[index][0] - said[index - 1][0] > 900, JSON.stringify(said));
  for (const [, sentence] of said) assert.match(sentence, /^[^。]+。$/);
  assert.match(said[said.length - 1][1], /^还不能判定，0\.00 元 至 70,000\.00 元，还差 \d+ 项。$/);
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  for (const dark of [false, true]) {
    test(`on a ${name}${dark ? " in the dark" : ""}: readable, named, large enough to touch`, async (t) => {
      const { page } = await openPage(t, browser, { viewport, dark });
      const inspect = async (state) => {
        await openDetails(page);
        const [contrast, small, unnamed] = [await contrastFaults(page), await smallTargets(page), await unnamedControls(page)];
        assert.deepEqual({ contrast, small, unnamed }, { contrast: [], small: [], unnamed: [] }, state);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${state}: ${wide} px too wide`);
        assert.deepEqual(await twice(page), [], `${state}: an id stands twice`);
      };
      await inspect("empty");
      await tellApplicant(page);
      await tellSums(page, { amount: "35万" });
      await inspect("half told, with a problem");
      await control(page, "/facts/contracts/0/amount").fill("350000");
      await control(page, "/facts/contracts/0/paid").fill("350000");
      await tellRest(page);
      await inspect("eligible");
      await choose(page, "/facts/applicant/taxCreditGrade", 4);
      await inspect("ineligible");
    });
  }
}

/** The screens, one after the other, each with something that the one before it has not. */
const SCREENS = {
  "#/": "#find-words", "#/questions": "h1 >> text=全部问题", "#/m/data-purchase": "#timeline", "#/m/data-purchase/report": "#report-codes svg",
};

/** That no screen has to be pushed sideways to be read. */
async function nothingSticksOut(page) {
  for (const [at, there] of Object.entries(SCREENS)) {
    await page.evaluate((hash) => { location.hash = hash; }, at);
    await page.waitForSelector(there);
    await drawn(page);
    const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(needs <= has, `${at} needs ${needs} of ${has} px`);
  }
}

test("at 320 px nothing sticks out", async (t) => {
  const { page } = await openPage(t, browser, { viewport: { width: 320, height: 640 } });
  await tellAll(page);
  await nothingSticksOut(page);
});

test("a window of 1280 px at 200 % zoom shows all of it, and all of it can be told", async (t) => {
  const { page } = await openPage(t, browser, { viewport: { width: 640, height: 512 }, context: { deviceScaleFactor: 2 } });
  await tellAll(page);
  assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  await nothingSticksOut(page);
});

test("with the browser's letters twice as large nothing sticks out", async (t) => {
  const large = await launch({ args: ["--blink-settings=defaultFontSize=32"] });
  t.after(() => large.close());
  for (const width of [1280, 640]) {
    const { page } = await openPage(t, large, { viewport: { width, height: 800 } });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    await tellAll(page);
    await nothingSticksOut(page);
  }
});

test("by keyboard alone", async (t) => {
  const { page } = await openPage(t, browser);
  await control(page, "/facts/applicant/kind").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  for (let tabs = 0; tabs < 4; tabs += 1) {
    if (await page.evaluate(() => window.focused().type === "radio")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#at-facts-applicant-soundFinance input").nth(0).isChecked(), true);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#at-facts-applicant-soundFinance input").nth(1).isChecked(), true);
  assert.equal(await page.locator(".verdict").innerText(), "不符合申报条件");
  const outline = await page.evaluate(() => getComputedStyle(window.focused()).outlineStyle);
  assert.equal(outline, "solid", "focus is seen");
});

test("on paper: no buttons, nothing that sticks", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".bar").isVisible(), false);
  assert.equal(await page.locator(".buttons").first().isVisible(), false);
  assert.equal(await page.locator(".figure-final").isVisible(), true);
});
