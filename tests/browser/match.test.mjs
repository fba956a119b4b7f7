// All measures in the real browser: looking for them, being asked, what the match makes of it, and the way between screens.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { choose, control, DESKTOP, drawn, focused, idOf, openDetails, openPage, PHONE, picture, startBrowser, tellAll, text, TODAY, twice } from "./page.mjs";
import { contrastFaults, smallTargets, unnamedControls } from "./inspect.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

/** The measures listed, by id, in their order. */
const listed = (page) => page.$$eval(".entry-title", (titles) => titles.map(({ id }) => id.replace("entry-", "")));
const entry = (page, id) => page.locator(`.entry:has(#entry-${id})`);
const home = (t, more = {}) => openPage(t, browser, { at: "#/", ...more });

/** Answers the question that is asked: by its place among the choices, or typed. */
async function answer(page, told) {
  const question = page.locator(".asking .question");
  if (typeof told === "string") await question.locator("input").first().fill(told);
  else if (await question.locator("select").count()) await question.locator("select").selectOption({ index: told + 1 });
  else await question.locator(".option").nth(told).click();
  await drawn(page);
}
const asked = async (page) => (await page.locator(".asking .question").getAttribute("id")).replace(/^at-/, "");
async function next(page) {
  await page.locator("#next-question").click();
  await drawn(page);
}

describe("the list", () => {
  test("has every measure, by the match or in the order of the text", async (t) => {
    const { page, faults } = await home(t);
    const order = huiqi.match({ date: TODAY, facts: {} }).matches.map(({ measure }) => measure.id);
    assert.deepEqual(await listed(page), order);
    assert.match(await text(page, "#found"), new RegExp(`^共 ${order.length} 项$`));
    await page.locator("#find-order").selectOption("article");
    assert.deepEqual(await listed(page), huiqi.measures().map(({ id }) => id));
    assert.match(await entry(page, "benchmark-enterprise").innerText(), /还不是结果：入选后 0\.00 元 至 200 万元/);
    assert.deepEqual(faults, []);
  });

  test("is searched in title, summary and clauses, with the words marked and the clause shown", async (t) => {
    const { page } = await home(t);
    await page.locator("#find-words").fill("语料");
    const found = await listed(page);
    assert.ok(found.includes("data-purchase") && found.length < huiqi.measures().length, found.join());
    assert.deepEqual([...new Set(await page.$$eval("mark", (marks) => marks.map(({ textContent }) => textContent)))], ["语料"]);
    for (const id of found) assert.ok(await entry(page, id).locator("mark").count() > 0, `${id} shows why`);

    await page.locator("#find-words").fill("支付义务");
    const because = entry(page, "data-purchase").locator(".entry-because");
    assert.match(await because.innerText(), /条文写到：“.*支付义务.*第12条/s);
    await because.locator("a").click();
    await page.waitForSelector("#clauses details[open]");
    const [, id] = await focused(page);
    assert.match(await page.locator(`#${id} + dd`).innerText(), /支付义务/, "the address of a clause leads to it");
    await page.goBack();
    assert.equal(await page.locator("#find-words").inputValue(), "支付义务", "who comes back finds the search as it was");

    await page.locator("#find-words").fill("没有这样的词");
    assert.deepEqual(await listed(page), []);
    await page.locator("#measures .link").click();
    assert.equal((await listed(page)).length, huiqi.measures().length);
  });

  test("is filtered by kind and by who may apply, and says politely how many there are", async (t) => {
    const { page } = await home(t);
    const ids = (keep) => huiqi.measures().filter(keep).map(({ id }) => id).sort();
    await page.locator("#find-kind").selectOption("guidance");
    assert.deepEqual((await listed(page)).sort(), ids(({ kind }) => kind === "guidance"));
    await page.locator("#find-kind").selectOption("");
    await page.locator("#find-applicant").selectOption("individual");
    const forPeople = ids(({ applicants }) => applicants.includes("individual"));
    assert.deepEqual((await listed(page)).sort(), forPeople);
    await page.locator("huiqi-match p[role=status]", { hasText: `列出 ${forPeople.length} 项措施` }).waitFor({ state: "attached" });
  });

  test("works by keyboard alone", async (t) => {
    const { page } = await home(t, { viewport: DESKTOP });
    await page.locator("#find-words").focus();
    await page.keyboard.type("标杆");
    for (let tabs = 0; tabs < 8; tabs += 1) {
      if (await page.evaluate(() => /\/m\//.test(window.focused().hash ?? ""))) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector("#result");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  });
});

describe("the profile", () => {
  test("asks the best question first, takes 不清楚, and goes back", async (t) => {
    const { page } = await home(t);
    const first = await asked(page);
    assert.equal(first, "facts-applicant-kind");
    assert.match(await text(page, ".asking-why"), /^这一题关系到 \d+ 项措施。/);
    await next(page);
    assert.notEqual(await asked(page), first, "not asked again first");
    assert.deepEqual(await focused(page), ["H2", "question-heading"]);
    await page.locator(".asking .button-quiet").click();
    assert.equal(await asked(page), first);
    assert.equal(await control(page, "/facts/applicant/kind").inputValue(), "不清楚");
  });

  test("a number half typed does not take its field away", async (t) => {
    const { page } = await home(t);
    for (let count = 0; count < 40 && !(await page.locator(".asking input[type=date]").count()); count += 1) await next(page);
    const path = await asked(page);
    await answer(page, "2026-03-01");
    assert.equal(await asked(page), path);
    assert.equal(await page.locator(".asking input[type=date]").inputValue(), "2026-03-01");
  });

  test("is short: it ends when nothing told can change anything, and names what was left open", async (t) => {
    const { page, faults } = await home(t);
    let count = 0;
    for (; count < 80 && (await page.locator("#next-question").count()); count += 1) await next(page);
    assert.ok(count > 5 && count < 80);
    assert.match(await text(page, "#question-heading"), /都答完了/);
    await page.locator(".asking .missing .link").first().click();
    assert.equal(await page.locator("#next-question").count(), 1, "and can be asked again");
    assert.deepEqual(faults, []);
  });

  test("as it fills, matches sort anew and the total is the engine's", async (t) => {
    const { page, faults } = await home(t, { viewport: DESKTOP });
    // An enterprise that has what article 11 asks for.
    const facts = {
      applicant: { kind: "enterprise", independentLegalPerson: true, wellRun: true },
      nationalCase: { kind: "typical-case", title: "named", field: "dataset", regionalPractice: true, benefit: true, appliedThisYear: false },
    };
    await page.locator(".asking-all a").click();
    await page.waitForSelector("#form");
    await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
    for (const name of ["independentLegalPerson", "wellRun"]) await choose(page, `/facts/applicant/${name}`, 0);
    for (const [name, index] of [["kind", 0], ["title", 0], ["field", 1], ["regionalPractice", 0], ["benefit", 0], ["appliedThisYear", 1]]) {
      await choose(page, `/facts/nationalCase/${name}`, index);
    }
    await page.locator(".crumbs a").click();
    await drawn(page);
    const match = huiqi.match({ date: TODAY, facts });
    assert.deepEqual(await listed(page), match.matches.map(({ measure }) => measure.id));
    assert.equal(match.matches[0].measure.id, "national-case");
    assert.equal(match.matches[0].verdict, "eligible");
    assert.match(await entry(page, "national-case").innerText(), /符合条件[\s\S]*预计奖补：2,000,000\.00 元/);
    assert.equal(match.total.high, "2000000.00");
    assert.match(await text(page, "#total .figure"), /^符合条件的 1 项，预计奖补合计 2,000,000\.00 元 （200 万元） 预估，不作为兑付承诺$/);
    assert.match(await text(page, "#total"), /另有 \d+ 项还不能判定，没有计入/);
    const unfit = match.matches.filter(({ verdict }) => verdict === "ineligible");
    assert.ok(unfit.length > 0);
    for (const { measure } of unfit) assert.match(await entry(page, measure.id).innerText(), /不符合[\s\S]*原因：/);
    await picture(page, "matches-desktop");
    assert.deepEqual(faults, []);
  });

  test("all answers can be taken back, and put back", async (t) => {
    const { page } = await home(t, { at: "#/questions" });
    await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
    await page.locator(".intro .button").click();
    assert.equal(await control(page, "/facts/applicant/kind").inputValue(), "请选择");
    await page.locator("#undo-clear").click();
    await drawn(page);
    assert.equal(await control(page, "/facts/applicant/kind").inputValue(), "企业");
  });
});

describe("addresses", () => {
  test("each measure has one; back and forward find the place, the title and the heading follow", async (t) => {
    const { page, faults } = await home(t);
    assert.match(await page.title(), /^看看哪些政策措施适合您 · 惠企$/);
    const link = entry(page, "national-case").locator(".entry-title a");
    await link.scrollIntoViewIfNeeded();
    const height = await page.evaluate(() => scrollY);
    assert.ok(height > 0);
    await link.click();
    await page.waitForSelector("#result");
    assert.match(page.url(), /#\/m\/national-case$/);
    assert.equal(await page.title(), "国家级案例奖补 · 惠企");
    assert.deepEqual(await page.evaluate(() => [document.activeElement.tagName, scrollY]), ["H1", 0]);
    await page.goBack();
    await page.waitForSelector("#total");
    assert.equal(await page.evaluate(() => scrollY), height);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    await page.goForward();
    await page.waitForSelector("#result");
    assert.equal(await text(page, "h1"), "国家级案例奖补");
    assert.deepEqual(faults, []);
  });

  test("a number of an article, a part and a clause are addresses too; an unknown one leads to the list and says so", async (t) => {
    const { page } = await openPage(t, browser, { at: "#/m/12/materials" });
    assert.equal(await text(page, "h1"), "购买数据产品奖补");
    assert.equal((await focused(page))[1], "materials");
    await page.evaluate(() => { location.hash = "#/m/nothing-such"; });
    await page.waitForSelector(".lost");
    assert.match(await text(page, ".lost"), /没有找到/);
    assert.equal((await listed(page)).length, huiqi.measures().length);
  });

  test("who embeds the page opens one measure", async (t) => {
    const { page } = await openPage(t, browser, { at: "?measure=benchmark-enterprise" });
    assert.equal(await text(page, "h1"), "产业数智化转型标杆企业奖补");
    await page.locator(".crumbs a").click();
    await page.waitForSelector("#total");
    const embedded = await openPage(t, browser, {
      at: "",
      prepare: (page) => page.route(/\/$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace('id="app"', 'id="app" data-measure="national-case"') });
      }),
    });
    assert.equal(await text(embedded.page, "h1"), "国家级案例奖补");
  });

  test("the way to what still decides a measure ends in the field", async (t) => {
    const { page } = await home(t);
    await entry(page, "data-purchase").locator(".entry-open a").click();
    await page.waitForSelector("#result");
    assert.equal((await focused(page))[1], "at-facts-applicant-kind-control");
  });
});

describe("a measure", () => {
  test("knows what was told elsewhere, and the list what is told in it", async (t) => {
    const { page, faults } = await openPage(t, browser);
    await tellAll(page);
    await page.locator(".crumbs a").click();
    await page.waitForSelector("#total");
    assert.deepEqual((await listed(page))[0], "data-purchase");
    assert.match(await text(page, "#total .figure"), /70,000\.00 元/);
    await entry(page, "benchmark-enterprise").locator(".entry-title a").click();
    await page.waitForSelector("#result");
    assert.equal(await control(page, "/facts/applicant/name").inputValue(), "内蒙古某某科技有限公司");
    assert.equal(await control(page, "/facts/applicant/kind").inputValue(), "企业");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-receipt").click()]);
    const saved = await (await download.createReadStream()).toArray();
    assert.doesNotMatch(Buffer.concat(saved).toString(), /contracts/, "a receipt hands in what its own measure asks");
    assert.deepEqual(faults, []);
  });

  test("article 14 says first what cannot be made good", async (t) => {
    const { page } = await openPage(t, browser, { at: "#/m/benchmark-enterprise" });
    assert.match(await text(page, "#first"), /申报前必看.*还能补正吗？.*不能/);
    const before = await page.evaluate(() =>
      window.all("#first")[0].compareDocumentPosition(window.all("#form")[0]) & Node.DOCUMENT_POSITION_FOLLOWING);
    assert.ok(before, "before the form");
    assert.match(await text(page, ".figure"), /入选后 0\.00 元 至 2,000,000\.00 元/);
    assert.match(await text(page, ".bar"), /入选后/);
    assert.match(await text(page, "#materials"), /备材料时请注意/);
  });

  test("says what would meet a condition, as the engine has tried it out", async (t) => {
    const { page } = await openPage(t, browser);
    await tellAll(page);
    assert.match(await text(page, "#result"), /怎样能提高金额/, "one more contract would count too");
    assert.doesNotMatch(await text(page, "#result"), /怎样能满足条件/);
    await choose(page, "/facts/applicant/taxCreditGrade", 4);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-receipt").click()]);
    const { assessment } = JSON.parse(Buffer.concat(await (await download.createReadStream()).toArray()));
    assert.ok(assessment.changes.some(({ meets }) => meets === "tax-credit"));
    const sentences = [...assessment.changes.filter(({ meets }) => meets), ...assessment.changes.filter(({ meets }) => !meets)].map((change) => change.text);
    assert.deepEqual(await page.$$eval(".changes li", (all) => all.map(({ childNodes }) => [...childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join("").trim())), sentences);
    assert.match(await text(page, "#result"), /怎样能满足条件/);
  });

  test("guidance has no form and no checklist: what the authorities do, and whom to ask", async (t) => {
    for (const { id } of huiqi.measures().filter(({ kind }) => kind === "guidance").slice(0, 3)) {
      const { page, faults } = await openPage(t, browser, { at: `#/m/${id}` });
      for (const gone of ["#form", "#materials", "#conditions", "#receipt", ".bar", ".figure"]) assert.equal(await page.locator(gone).count(), 0, `${id} ${gone}`);
      assert.match(await text(page, "#result"), /引导性措施，无须申报/);
      assert.match(await text(page, "#clauses"), /主管部门做什么/);
      assert.match(await page.locator(".phone").first().getAttribute("href"), /^tel:0\d+$/);
      assert.deepEqual(faults, []);
    }
  });
});

for (const width of [320, PHONE.width, DESKTOP.width]) {
  for (const dark of [false, true]) {
    test(`at ${width} px${dark ? " in the dark" : ""}: nothing sticks out, all is readable, named and large enough`, async (t) => {
      for (const at of ["#/", "#/questions", "#/m/benchmark-enterprise", "#/m/open-data", "#/m/digital-park"]) {
        const { page } = await openPage(t, browser, { at, viewport: { width, height: 800 }, dark });
        if (at === "#/") await page.locator("#find-words").fill("支付义务");
        await openDetails(page);
        const seen = { contrast: await contrastFaults(page), small: await smallTargets(page), unnamed: await unnamedControls(page) };
        assert.deepEqual(seen, { contrast: [], small: [], unnamed: [] }, at);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${at} is too wide`);
        assert.deepEqual(await twice(page), [], `${at}: an id stands twice`);
      }
    });
  }
}
