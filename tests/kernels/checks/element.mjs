// `<huiqi-form>` and `<huiqi-match>` in a portal's page under the strict policy: shown, filled in by mouse and keyboard,
// and with what comes of it as Node has it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical } from "huiqi";

const FORM = (selector) => {
  const form = document.querySelector("huiqi-form");
  return form && form.shadowRoot && form.shadowRoot.querySelector(selector);
};
const SUBMIT = () => document.getElementById("submit");

export function elementChecks(kernel, here) {
  for (const page of ["element.html", "element-classic.html"]) {
    test(`${page}: <huiqi-form> is filled in and submitted as Node's receipt`, () => fillInAndSubmit(kernel, here, page));
  }
  test("match.html: <huiqi-match> asks a question and has Node's answer", () => answerOne(kernel, here));
}

async function fillInAndSubmit(kernel, here, page) {
  const { session, application } = here;
  await here.open("strict", page);
  // What is told by the embedder has come, too: without the two facts left open nothing is settled.
  await session.until(() => {
    const { assessment } = document.querySelector("huiqi-form");
    return assessment && assessment.missing.length === 2;
  });
  assert.equal(await session.ask(() => getComputedStyle(document.querySelector("huiqi-form")).display), "block", "it has its style");

  // The first click into the form, far down in it, is no other's.
  await session.click(FORM, "#at-facts-contracts-0-lawfulUse .option:nth-of-type(2)");
  await session.until(() => document.querySelector("huiqi-form").facts.contracts[0].lawfulUse === false);
  await session.click(FORM, "#at-facts-contracts-0-lawfulUse .option");
  await session.until(() => document.querySelector("huiqi-form").facts.contracts[0].lawfulUse === true);

  await session.click(SUBMIT);
  await session.ask(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  assert.equal(await session.ask(() => "submitted" in window), false, "not submitted while answers are absent");

  await session.click(FORM, "#at-facts-applicant-soundFinance .option");
  await session.click(FORM, "#at-facts-contracts-0-amount-control");
  await session.type(application.amount);
  await session.press("Tab");
  const left = await session.ask(() => document.querySelector("huiqi-form").shadowRoot.activeElement.id);
  assert.notEqual(left, "at-facts-contracts-0-amount-control", "the focus goes on with the tabulator");
  await session.until((figure) => {
    const shown = document.querySelector("huiqi-form").shadowRoot.querySelector(".figure-final");
    return shown && shown.textContent.includes(figure);
  }, application.figure);

  await session.click(SUBMIT);
  assert.equal(await session.until(() => window.submitted), application.receipt);
  const events = await session.ask(() => window.events);
  for (const type of ["huiqi-ready", "huiqi-change", "input", "change"]) assert.ok(events.includes(type), `${type} was fired`);
  assert.equal(await session.ask(() => document.querySelectorAll(".huiqi-guard").length), 0, "the guard keeps silent");
  here.answeredBy(kernel.strict);
  await here.nothingElse("drawn", ...(kernel.strict === "js" ? ["tried"] : []));
}

/** What the element has been told, and its match. */
const MATCH = () => {
  const { profile, match } = document.querySelector("huiqi-match");
  return match && { profile, match };
};
const MATCH_PART = (selector) => document.querySelector("huiqi-match").shadowRoot.querySelector(selector);

async function answerOne(kernel, here) {
  const { session, huiqi } = here;
  await here.open("strict", "match.html");
  const before = await session.until(MATCH);
  assert.equal(canonical(before.match), canonical(huiqi.match(before.profile)));
  assert.equal(await session.ask(() => document.querySelector("huiqi-match").shadowRoot.querySelectorAll(".entry-title").length), here.measures.length);

  await session.click(MATCH_PART, ".asking .option");
  await session.click(MATCH_PART, "#next-question");
  const { profile, match } = await session.ask(MATCH);
  assert.notEqual(canonical(profile), canonical(before.profile));
  assert.equal(canonical(match), canonical(huiqi.match(profile)));
  here.answeredBy(kernel.strict);
  await here.nothingElse("drawn", ...(kernel.strict === "js" ? ["tried"] : []));
}
