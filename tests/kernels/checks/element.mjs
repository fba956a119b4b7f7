// `<huiqi-form>` under the strict policy, in a form of an embedder's: shown, filled in by mouse and keyboard, submitted.
import assert from "node:assert/strict";
import { test } from "node:test";

const FORM = (selector) => {
  const form = document.querySelector("huiqi-form");
  return form && form.shadowRoot && form.shadowRoot.querySelector(selector);
};
const SUBMIT = () => document.getElementById("submit");

export function elementChecks(kernel, here) {
  test("<huiqi-form> is shown, filled in by mouse and keyboard, and submitted as Node's receipt", async () => {
    const { session, application } = here;
    await here.open("strict", "element.html");
    // What is told by the embedder has come, too: without the two facts left open nothing is settled.
    await session.until(() => {
      const { assessment } = document.querySelector("huiqi-form");
      return assessment && assessment.missing.length === 2;
    });
    assert.equal(await session.ask(() => getComputedStyle(document.querySelector("huiqi-form")).display), "block", "it has its style");

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
  });
}
