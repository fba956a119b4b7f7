// The page of `make demo` under the strict policy: the list of measures, and the form of one.
import assert from "node:assert/strict";
import { test } from "node:test";

export function pageChecks(kernel, here) {
  test("the page lists all measures, opens one and answers", async () => {
    const { session, measures } = here;
    await here.open("strict", "page/index.html#/");
    await session.until(() => document.querySelector("huiqi-match") && document.querySelector("huiqi-match").shadowRoot.querySelector(".entry-title"));
    const listed = await session.ask(() => [...document.querySelector("huiqi-match").shadowRoot.querySelectorAll(".entry-title")].map(({ id }) => id.replace("entry-", "")));
    assert.deepEqual(listed.sort(), measures);

    await session.click(() => document.querySelector("huiqi-match").shadowRoot.querySelector('a[href$="/m/data-purchase"]'));
    // The focus goes to the heading, and with it what is in sight.
    await session.until(() => document.querySelector("huiqi-form") && document.querySelector("huiqi-form").shadowRoot.querySelector(".verdict")
      && document.activeElement.tagName === "H1");
    const verdict = await session.ask(() => document.querySelector("huiqi-form").shadowRoot.querySelector(".verdict").textContent);
    await session.click(() => document.querySelector("huiqi-form").shadowRoot.querySelector("#at-facts-applicant-dishonestyListed .option"));
    await session.until((before) => document.querySelector("huiqi-form").shadowRoot.querySelector(".verdict").textContent !== before, verdict);
    here.answeredBy(kernel.strict);

    // What is loaded later has libraries in it that nothing else has.
    await session.click(() => document.querySelector("#rows > summary"));
    await session.until(() => document.querySelector("#rows-paste"));
    await session.ask(() => {
      const field = document.querySelector("#rows-paste");
      field.value = "合同名称\t金额（万元）\n甲\t35";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await session.until(() => document.querySelector(".rows-preview .button-main"));
    await session.click(() => document.querySelector(".rows-preview .button-main"));
    await session.until(() => document.querySelector("#rows-outcome"));
    const told = await session.ask(() => document.querySelector("huiqi-form").application.facts.contracts);
    assert.deepEqual(told, [{ name: "甲", amount: "350000.00" }]);
    await here.nothingElse("drawn", ...(kernel.strict === "js" ? ["tried"] : []));
  });

  test("what was told is found again, and the report of it is drawn with its code", async () => {
    const { session } = here;
    await session.until(() => Object.keys(localStorage).some((key) => key.indexOf("huiqi:draft:") === 0));
    // To another page and back: another address of the same page is no visit.
    await here.open("strict", "element.html");
    await here.open("strict", "page/index.html#/m/data-purchase/report");
    await session.until(() => document.querySelector("#draft-restored") && document.querySelector("#report-codes svg path"));
    const [code, inputs] = await session.ask(() => [
      document.querySelector("#report-codes svg path").getAttribute("d"),
      document.querySelectorAll(".report .input-told").length,
    ]);
    assert.ok(code.length > 1000 && inputs > 0, `${code.length} ${inputs}`);
    here.answeredBy(kernel.strict);
    await here.nothingElse("drawn", ...(kernel.strict === "js" ? ["tried"] : []));
  });
}
