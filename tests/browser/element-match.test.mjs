// `<huiqi-match>` in an embedder's page: what it asks and shows, what can be handed in, and what it tells.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { choose, control, DESKTOP, idOf, PHONE, picture, startBrowser, TODAY } from "./page.mjs";
import { axeFaults, smallTargets } from "./inspect.mjs";
import { heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const TAG = "<huiqi-match></huiqi-match>";
const KIND = "/facts/applicant/kind";
const NAME = "/facts/applicant/name";

/** A page with the element in it, ready. */
async function open(t, body = TAG, options = {}) {
  const opened = await openElementPage(t, browser, body, options);
  await ready(opened.page, "huiqi-match");
  return opened;
}

const get = (page, property) => page.evaluate((property) => document.querySelector("huiqi-match")[property], property);
const set = (page, property, value) =>
  page.evaluate(([property, value]) => { document.querySelector("huiqi-match")[property] = value; }, [property, value]);
const listed = (page) => page.locator(".entry-title").evaluateAll((titles) => titles.map(({ id }) => id.replace("entry-", "")));
const idsOf = ({ matches }) => matches.map(({ measure }) => measure.id);
const match = (facts, date = TODAY) => huiqi.match({ date, facts });
/** Where the focus is, inside the element that has it. */
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot.activeElement.id);
const asked = async (page) => page.locator(".asking .question").getAttribute("id");
/** Keeps what comes with events of a type. */
const keep = (page, type) => page.evaluate((type) => {
  globalThis.kept = [];
  document.addEventListener(type, (event) => kept.push(event.detail));
}, type);
const kept = (page) => page.evaluate(() => kept.splice(0));

describe("with nothing but its tag", () => {
  test("shows every measure as the engine judges it today, and asks the question that settles most", async (t) => {
    const { page, faults } = await open(t);
    assert.deepEqual(await heard(page), ["huiqi-ready huiqi-match"]);
    const today = match({});
    assert.deepEqual(await get(page, "match"), today);
    assert.deepEqual(await get(page, "profile"), { date: TODAY, facts: {} });
    assert.deepEqual(await listed(page), idsOf(today));
    assert.equal("#" + await asked(page), idOf(today.questions[0].path));
    // What the DOM has under that name is still the DOM's.
    assert.equal(await page.evaluate(() => document.querySelector("huiqi-match").matches("huiqi-match")), true);
    assert.deepEqual(faults, []);
  });

  test("an answer is told of once, judged, and followed by the next question, all by keyboard", async (t) => {
    const { page } = await open(t);
    await heard(page);
    await keep(page, "huiqi-match");
    await page.locator(`${idOf(KIND)}-control`).focus();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await heard(page), ["input huiqi-match", "change huiqi-match", "huiqi-match huiqi-match"]);
    const facts = { applicant: { kind: "enterprise" } };
    const [{ profile, matches }] = await kept(page);
    assert.deepEqual(profile, { date: TODAY, facts });
    assert.deepEqual(matches, match(facts));
    assert.deepEqual(await listed(page), idsOf(matches));
    assert.equal("#" + await asked(page), idOf(KIND), "the question stays until the person goes on");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("huiqi-match").shadowRoot.activeElement?.id === "question-heading");
    assert.equal("#" + await asked(page), idOf(matches.questions[0].path));
  });

  test("a question left open is answered with 不清楚, and can be gone back to", async (t) => {
    const { page } = await open(t);
    const first = await asked(page);
    await page.locator("#next-question").click();
    const second = await asked(page);
    assert.notEqual(second, first);
    await page.locator(".asking .button-quiet").click();
    assert.equal(await asked(page), first);
    assert.deepEqual((await get(page, "profile")).facts, {});
  });

  test("all questions at once, where the person wants them; then one at a time again", async (t) => {
    const { page } = await open(t);
    await page.locator(".asking-all a").click();
    assert.equal(await get(page, "questions"), "all");
    await control(page, NAME).fill("某某公司");
    await control(page, "/date").fill("2026-07-01");
    assert.deepEqual(await get(page, "profile"), { date: "2026-07-01", facts: { applicant: { name: "某某公司" } } });
    await page.locator('a[href="#question"]').click();
    assert.equal(await focused(page), "question-heading");
    assert.equal(await page.evaluate(() => location.hash), "", "the address is the embedder's");
    await page.locator('a[href="#at-date"]').click();
    assert.equal(await focused(page), "at-date-control");
  });

  test("a search narrows the list and is no answer", async (t) => {
    const { page } = await open(t);
    await heard(page);
    await page.locator("#find-words").fill("语料");
    const found = await listed(page);
    assert.ok(found.includes("data-purchase") && found.length < huiqi.measures().length, found.join());
    assert.equal(await page.locator("mark").first().innerText(), "语料");
    assert.deepEqual(await heard(page), []);
  });

  test("the result is said in one sentence, at most once a second", async (t) => {
    const { page } = await open(t, '<huiqi-match questions="all"></huiqi-match>');
    await page.waitForFunction(() => {
      const status = document.querySelector("huiqi-match").shadowRoot.querySelector('.visually-hidden[role="status"]');
      if (status.textContent === "") return false;
      globalThis.said = [];
      new MutationObserver(() => said.push([status.textContent, performance.now()])).observe(status, { childList: true });
      return true;
    });
    await control(page, KIND).selectOption({ index: 1 });
    await choose(page, "/facts/applicant/soundFinance", 1);
    const { matches } = await get(page, "match");
    const undetermined = matches.filter(({ verdict }) => verdict === "undetermined").length;
    const sentence = `列出 21 项措施，其中0 项符合申报条件，${undetermined} 项还不能判定。`;
    await page.waitForFunction((sentence) => said.some(([words]) => words === sentence), sentence);
    const times = await page.evaluate(() => said.map(([, time]) => time));
    assert.ok(times.every((time, at) => at === 0 || time - times[at - 1] >= 990), times.join());
  });
});

describe("what is handed in", () => {
  const FACTS = { applicant: { name: "某某公司", kind: "enterprise" } };

  test("as attributes", async (t) => {
    const { page, faults } = await open(t,
      `<huiqi-match date="2026-07-01" facts='${JSON.stringify(FACTS)}' verified='["${NAME}"]' questions="all"></huiqi-match>`);
    assert.deepEqual(await get(page, "profile"), { date: "2026-07-01", facts: FACTS });
    assert.deepEqual(await get(page, "match"), match(FACTS, "2026-07-01"));
    assert.deepEqual(await get(page, "verified"), [NAME]);
    assert.match(await page.locator(idOf(NAME)).innerText(), /已核验/);
    assert.equal(await control(page, NAME).isEditable(), false, "what is verified is not changed here");
    await page.evaluate(() => document.querySelector("huiqi-match").setAttribute("allow-correction", ""));
    await control(page, NAME).fill("另一公司");
    assert.deepEqual(await get(page, "verified"), undefined, "nor verified any more");
    assert.deepEqual(faults, []);
  });

  test("as properties, before the element is defined and after; an equal value changes nothing", async (t) => {
    const { page } = await openElementPage(t, browser, TAG, { defined: false });
    await set(page, "facts", FACTS);
    await page.evaluate(() => define());
    await ready(page, "huiqi-match");
    assert.deepEqual((await get(page, "profile")).facts, FACTS);
    await page.locator("#next-question").click();
    const told = await get(page, "profile");
    await heard(page);
    await set(page, "facts", FACTS);
    assert.deepEqual(await heard(page), []);
    // A part that is handed in counts before the whole.
    await set(page, "facts", undefined);
    await heard(page);
    await set(page, "profile", { date: "2026-07-01", facts: {} });
    assert.deepEqual(await get(page, "match"), match({}, "2026-07-01"));
    assert.deepEqual(await heard(page), ["huiqi-match huiqi-match"], "nobody has answered");
    await set(page, "profile", undefined);
    assert.equal((await get(page, "profile")).date, told.date, "today again");
  });

  test("an engine of its own, or one that does not come", async (t) => {
    const { page } = await open(t, '<huiqi-match id="own"></huiqi-match>');
    await page.evaluate(() => {
      const match = document.querySelector("huiqi-match");
      match.engine = Promise.reject(new Error("no network"));
    });
    await page.locator('[role="alert"]').waitFor();
    assert.ok((await heard(page)).includes("huiqi-error huiqi-match"));
    await page.evaluate(async () => { document.querySelector("huiqi-match").engine = await load(); });
    await ready(page, "huiqi-match");
    assert.deepEqual(await get(page, "match"), match({}));
  });

  test("what is no JSON, and facts that the engine refuses, are told of and change nothing", async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => document.addEventListener("huiqi-error", ({ detail }) => { globalThis.error = String(detail.error); }));
    await page.evaluate(() => document.querySelector("huiqi-match").setAttribute("facts", "{name}"));
    assert.match(await page.evaluate(() => error), /<huiqi-match>: the attribute facts is no JSON/);
    await set(page, "facts", [1]);
    assert.match(await page.evaluate(() => error), /应当是一组填写项/);
    assert.deepEqual(await get(page, "match"), match({}));
  });
});

describe("a measure is chosen", () => {
  const entry = (page, id) => page.locator(`#entry-${id} a`);

  test("an event tells which, with what is told of all that its form asks", async (t) => {
    const { page } = await open(t);
    await set(page, "facts", { applicant: { kind: "enterprise" }, talent: { selected: true } });
    await set(page, "verified", [KIND]);
    await keep(page, "huiqi-choose");
    await entry(page, "data-purchase").click();
    assert.deepEqual(await kept(page), [{
      measure: "data-purchase",
      application: { measure: "data-purchase", date: TODAY, facts: { applicant: { kind: "enterprise" } }, verified: [KIND] },
    }]);
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, "/");
  });

  test("a link leads to a page of the embedder's, unless the event is cancelled", async (t) => {
    const { page } = await open(t, '<huiqi-match href="next.html?measure={measure}"></huiqi-match>');
    await page.evaluate(() => document.addEventListener("huiqi-choose", (event) => event.preventDefault(), { once: true }));
    await entry(page, "data-purchase").click();
    assert.equal(await page.title(), "portal");
    assert.equal(await entry(page, "data-purchase").getAttribute("href"), "next.html?measure=data-purchase");
    await entry(page, "data-purchase").click();
    await page.waitForURL("**/next.html?measure=data-purchase");
  });

  test("it opens in the form that `for` names, and both have the same answers", async (t) => {
    const { page, faults } = await open(t, '<huiqi-match for="apply"></huiqi-match><huiqi-form id="apply" hidden></huiqi-form>');
    await set(page, "facts", { applicant: { kind: "enterprise", name: "某某公司" } });
    await set(page, "verified", [NAME]);
    await entry(page, "data-purchase").click();
    const form = page.locator("huiqi-form");
    assert.equal(await form.isVisible(), true);
    assert.equal(await focused(page), "head");
    const application = () => page.evaluate(() => document.querySelector("huiqi-form").application);
    assert.deepEqual(await application(), {
      measure: "data-purchase", date: TODAY, facts: { applicant: { kind: "enterprise", name: "某某公司" } }, verified: [NAME],
    });
    assert.equal(await form.locator(`${idOf(NAME)}-control`).isEditable(), false);

    await heard(page);
    await form.locator(`${idOf("/facts/applicant/soundFinance")} .option`).first().click();
    assert.deepEqual((await get(page, "profile")).facts.applicant.soundFinance, true);
    const events = await heard(page);
    assert.deepEqual(events.filter((one) => /^(input|change) /.test(one)), ["input huiqi-form", "change huiqi-form"],
      "only where somebody has answered");
    assert.ok(events.includes("huiqi-match huiqi-match"));

    // Another measure and back: nothing that was told is lost.
    await form.locator(".button-add").click();
    await entry(page, "digital-talent").click();
    assert.equal((await application()).measure, "digital-talent");
    assert.equal("contracts" in (await application()).facts, false, "only what its form asks");
    await entry(page, "data-purchase").click();
    assert.deepEqual((await application()).facts.contracts, [{}]);
    assert.deepEqual(faults, []);
  });

  test("a link to a question goes to it in the form", async (t) => {
    const { page } = await open(t, '<huiqi-match for="apply"></huiqi-match><huiqi-form id="apply"></huiqi-form>', { viewport: PHONE });
    await page.locator(".entry:has(#entry-data-purchase) .entry-open a").click();
    const [next] = match({}).matches.find(({ measure }) => measure.id === "data-purchase").missing;
    assert.equal("#" + await focused(page), `${idOf(next.path)}-control`);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "huiqi-form");
  });

  test("a form that is not there is told of", async (t) => {
    const { page } = await open(t, '<huiqi-match for="nowhere"></huiqi-match>');
    await keep(page, "huiqi-error");
    await entry(page, "data-purchase").click();
    assert.equal((await kept(page)).length, 1);
  });
});

describe("whoever looks at it, on whatever", () => {
  const TOLD = { applicant: { kind: "enterprise", name: "某某公司", soundFinance: true }, talent: { selected: true } };
  for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    for (const questions of ["next", "all"]) {
      test(`${questions === "all" ? "all questions" : "the next question"} on a ${name}: axe finds nothing, all can be touched, nothing sticks out`, async (t) => {
        const { page, faults } = await open(t,
          `<huiqi-match questions="${questions}" facts='${JSON.stringify(TOLD)}' verified='["${KIND}"]'></huiqi-match>`, { viewport });
        await picture(page, `element-match-${questions}-${name}`);
        assert.deepEqual(await axeFaults(page), []);
        assert.deepEqual(await smallTargets(page, "huiqi-match"), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling to the side");
        assert.deepEqual(faults, []);
      });
    }
  }
});
