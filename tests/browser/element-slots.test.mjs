// What an embedder puts into the elements (slots), and how it leads to a part of them (goTo).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { control, idOf, startBrowser } from "./page.mjs";
import { axeFaults } from "./inspect.mjs";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const SLOTTED = `
  <huiqi-form measure="data-purchase">
    <form slot="questions" action="next.html"><label>粘贴 <input id="paste"></label> <button id="read">读取</button></form>
    <div slot="award"><a id="chart" href="#/chart">看图</a></div>
    <p slot="keep"><button type="button" id="save">保存</button></p>
  </huiqi-form>`;

async function open(t, body, options = {}) {
  const opened = await openElementPage(t, browser, body, options);
  if (options.defined !== false) await ready(opened.page, "huiqi-form, huiqi-match");
  return opened;
}

const goTo = (page, part, selector = "huiqi-form") =>
  page.evaluate(([selector, part]) => document.querySelector(selector).goTo(part), [selector, part]);
/** Where the focus is inside the element that has it, and how far from the top of the window. */
const focus = (page) => page.evaluate(() => {
  const { activeElement } = document.activeElement.shadowRoot ?? {};
  return activeElement ? activeElement.id || activeElement.className : document.activeElement.localName;
});
const inSight = (page, id) => page.locator(id).evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
});

describe("slots", () => {
  test("stand above the questions, behind the sum, and where the answers are handed in", async (t) => {
    const { page, faults } = await open(t, SLOTTED);
    const order = await page.evaluate(() => {
      const top = (id) => document.getElementById(id).getBoundingClientRect().top;
      const part = (id) => document.querySelector("huiqi-form").shadowRoot.getElementById(id).getBoundingClientRect();
      return {
        questions: top("read") < part("at-date").top,
        award: top("chart") > part("result").top && top("chart") < part("result").bottom,
        keep: top("save") > part("contacts").bottom && top("save") < part("clauses").top,
      };
    });
    assert.deepEqual(order, { questions: true, award: true, keep: true });
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(faults, []);
  });

  test("without anything in them, leave no gap", async (t) => {
    const { page } = await open(t, `<huiqi-form measure="data-purchase"></huiqi-form>`);
    const heights = () => page.evaluate(() => {
      const { shadowRoot } = document.querySelector("huiqi-form");
      return [".column-form", ".column-more", "#result"].map((at) => shadowRoot.querySelector(at).getBoundingClientRect().height);
    });
    const before = await heights();
    const slots = await page.evaluate(() => {
      const all = [...document.querySelector("huiqi-form").shadowRoot.querySelectorAll("slot")];
      for (const slot of all) slot.remove();
      return all.map(({ name }) => name).sort();
    });
    assert.deepEqual(slots, ["award", "head", "keep", "questions"]);
    assert.deepEqual(await heights(), before);
  });

  test("what is done in them is the embedder's: its events get out, its links and forms go where they go", async (t) => {
    const { page, server } = await open(t, SLOTTED);
    await heard(page);
    await page.locator("#paste").fill("1");
    await page.locator("#chart").focus();
    assert.deepEqual(await heard(page), ["input input", "change input"]);
    await page.locator("#chart").click();
    assert.equal(new URL(page.url()).hash, "#/chart");
    await page.locator("#read").click();
    await page.waitForURL(server.url + "next.html?");
  });
});

describe("goTo", () => {
  test("leads to a fact, a part and a clause, with the focus there", async (t) => {
    const { page } = await open(t, `<huiqi-form measure="data-purchase"></huiqi-form>`);
    await page.evaluate((application) => { document.querySelector("huiqi-form").application = application; }, COMPLETE);
    const path = "/facts/contracts/0/paid";
    await goTo(page, path);
    assert.equal(await focus(page), `${idOf(path)}-control`.slice(1));
    assert.ok(await inSight(page, `${idOf(path)}-control`));
    await goTo(page, "materials");
    assert.equal(await focus(page), "materials");
    assert.ok(await inSight(page, "#materials"));
    const { address } = huiqi.measure("data-purchase").clauses[2];
    await goTo(page, address);
    const clause = "clause-" + address.replace(/\./g, "-");
    assert.equal(await focus(page), clause);
    assert.ok(await inSight(page, "#" + clause), "what it is folded away in is open");
    await goTo(page, "no-such-part");
    assert.equal(await focus(page), clause, "what there is not changes nothing");
  });

  test("before the engine has come, is remembered", async (t) => {
    const { page } = await open(t, `<huiqi-form measure="data-purchase"></huiqi-form>`, { defined: false });
    await page.evaluate(async () => {
      const form = document.querySelector("huiqi-form");
      let come;
      form.engine = new Promise((resolve) => { come = resolve; });
      await define();
      form.goTo("timeline");
      come(load());
    });
    await page.waitForFunction(() => document.querySelector("huiqi-form").shadowRoot.activeElement?.id === "timeline");
    assert.ok(await inSight(page, "#timeline"));
  });

  test("leads in a match to a question, asked by itself; to what only stands among all, by showing all", async (t) => {
    const { page } = await open(t, "<huiqi-match></huiqi-match>");
    const questions = () => page.evaluate(() => document.querySelector("huiqi-match").questions);
    await goTo(page, "/facts/applicant/name", "huiqi-match");
    assert.equal(await focus(page), "at-facts-applicant-name-control");
    await control(page, "/facts/applicant/name").fill("甲");
    await goTo(page, "total", "huiqi-match");
    assert.equal(await focus(page), "total");
    assert.equal(await questions(), "next");
    await goTo(page, "/date", "huiqi-match");
    assert.equal(await focus(page), "at-date-control");
    assert.equal(await questions(), "all");
    await goTo(page, "question", "huiqi-match");
    assert.equal(await focus(page), "question-heading");
    assert.equal(await questions(), "next");
  });
});
