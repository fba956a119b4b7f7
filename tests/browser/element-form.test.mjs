// What a control in a form promises: one suite, run by the browser's own text field, which shows that the suite asks what is
// right, and by `<huiqi-form>`, with ElementInternals and without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./page.mjs";
import { heard, openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

/** All that the measure requires, but for the name that the tests type. */
const FACTS = { applicant: { kind: "individual" }, talent: { recognised: true, selected: true } };

const NAME = "#at-facts-applicant-name-control";

/** Older browsers, as far as scripts can tell. */
const withoutInternals = (page) => page.addInitScript(() => {
  delete HTMLElement.prototype.attachInternals;
  delete globalThis.ElementInternals;
});

const huiqi = {
  selector: "huiqi-form",
  tag: (attributes, told) => {
    const facts = { ...FACTS, applicant: { ...FACTS.applicant, ...(told === undefined ? {} : { name: told }) } };
    return `<huiqi-form measure="digital-talent" ${attributes} facts='${JSON.stringify(facts)}'></huiqi-form>`;
  },
  field: (page, id) => page.locator(`#${id} ${NAME}`),
  /** What is submitted says what was typed. */
  read: (submitted) => JSON.parse(submitted).application.facts.applicant.name ?? "",
  focused: (page) => page.evaluate((name) => document.activeElement.shadowRoot?.activeElement?.matches(name) === true, NAME),
  settled: (page) => ready(page),
};

const CONTROLS = {
  "the browser's own text field": {
    selector: "input",
    tag: (attributes, told = "") => `<input required ${attributes} value="${told}">`,
    field: (page, id) => page.locator(`#${id}`),
    read: (submitted) => submitted,
    focused: (page, id) => page.evaluate((id) => document.activeElement.id === id, id),
    settled: async () => {},
  },
  "<huiqi-form>": huiqi,
  "<huiqi-form> without ElementInternals": { ...huiqi, prepare: withoutInternals, lesser: true },
};

for (const [name, control] of Object.entries(CONTROLS)) {
  const { tag, field, read, prepare } = control;
  const open = async (t, body) => {
    const opened = await openElementPage(t, browser, body, { prepare });
    await control.settled(opened.page);
    return opened;
  };
  /** The entries that the form would submit, by name and as what was typed. */
  const entries = async (page, form = "form") =>
    (await page.evaluate((form) => [...new FormData(document.querySelector(form))], form)).map(([key, value]) => [key, read(value)]);
  const inPage = (page, how) => page.evaluate(how, control.selector);

  describe(name, () => {
    test("has what every control has", async (t) => {
      const { page, faults } = await open(t, `<form id="f">${tag('id="a" name="n"')}</form>`);
      const found = await inPage(page, (selector) => {
        const it = document.querySelector(selector);
        return {
          name: it.name, form: it.form.id, disabled: it.disabled, willValidate: it.willValidate, type: it.type,
          valid: it.validity.valid, missing: it.validity.valueMissing, custom: it.validity.customError, message: it.validationMessage !== "",
          labels: it.labels.length,
        };
      });
      const type = control.selector === "input" ? "text" : "huiqi-form";
      assert.deepEqual(found, {
        name: "n", form: "f", disabled: false, willValidate: true, type, valid: false, missing: true, custom: false, message: true, labels: 0,
      });
      assert.deepEqual(faults, []);
    });

    test("is submitted under its name, with what it holds at that time", async (t) => {
      const { page } = await open(t, `<form><input name="before" value="1">${tag('id="a" name="n"', "甲")}<input name="after" value="2"></form>`);
      const all = async () => Object.fromEntries((await page.evaluate(() => [...new FormData(document.querySelector("form"))])));
      assert.deepEqual(Object.keys(await all()).sort(), ["after", "before", "n"]);
      assert.equal(read((await all()).n), "甲");
      await field(page, "a").fill("乙");
      assert.equal(read((await all()).n), "乙");
      await page.evaluate(() => { document.querySelector("#a").name = "m"; });
      assert.deepEqual(Object.keys(await all()).sort(), ["after", "before", "m"]);
      await page.evaluate(() => document.querySelector("#a").removeAttribute("name"));
      assert.deepEqual(Object.keys(await all()).sort(), ["after", "before"]);
    });

    test("is not submitted while it is disabled, by itself or by a fieldset", async (t) => {
      const { page } = await open(t, `<form><fieldset>${tag('id="a" name="n"', "甲")}</fieldset></form>`);
      const set = (target, disabled) => page.evaluate(([target, disabled]) => { document.querySelector(target).disabled = disabled; }, [target, disabled]);
      for (const target of ["fieldset", control.selector]) {
        await set(target, true);
        assert.deepEqual(await entries(page), [], target);
        assert.equal(await field(page, "a").isDisabled(), true, target);
        assert.equal(await inPage(page, (selector) => document.querySelector(selector).willValidate), false, target);
        await set(target, false);
        assert.deepEqual(await entries(page), [["n", "甲"]], target);
        assert.equal(await field(page, "a").isDisabled(), false, target);
        assert.equal(await inPage(page, (selector) => document.querySelector(selector).willValidate), true, target);
      }
    });

    test("goes back at a reset to what it began with", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="n"', "甲")}<button type="reset">reset</button></form>`);
      await field(page, "a").fill("乙");
      await page.locator("button[type=reset]").click();
      assert.deepEqual(await entries(page), [["n", "甲"]]);
      assert.equal(await field(page, "a").inputValue(), "甲");
      await field(page, "a").fill("丙");
      await page.evaluate(() => document.querySelector("form").reset());
      assert.equal(await field(page, "a").inputValue(), "甲");
    });

    test("holds a submission up while something required is absent, says what, and goes there", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="n"')}<button id="go">go</button></form>`);
      await page.evaluate((selector) => {
        globalThis.log = [];
        document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); log.push("submit"); });
        document.querySelector(selector).addEventListener("invalid", () => log.push("invalid"));
      }, control.selector);
      const log = () => page.evaluate(() => globalThis.log.splice(0));
      await page.locator("#go").click();
      assert.deepEqual(await log(), ["invalid"]);
      assert.equal(await control.focused(page, "a"), true);
      const states = await inPage(page, (selector) => {
        const it = document.querySelector(selector);
        return { check: it.checkValidity(), report: it.reportValidity(), missing: it.validity.valueMissing };
      });
      assert.deepEqual(states, { check: false, report: false, missing: true });
      assert.deepEqual(await log(), ["invalid", "invalid"]);

      await field(page, "a").fill("甲");
      const { valid, message, check } = await inPage(page, (selector) => {
        const it = document.querySelector(selector);
        return { valid: it.validity.valid, message: it.validationMessage, check: it.checkValidity() };
      });
      assert.deepEqual({ valid, message, check }, { valid: true, message: "", check: true });
      await page.locator("#go").click();
      assert.deepEqual(await log(), ["submit"]);
    });

    test("lets a form pass that does not want to be checked", async (t) => {
      const { page } = await open(t, `<form novalidate>${tag('id="a" name="n"')}<button id="go">go</button></form>`);
      await page.evaluate(() => {
        document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); globalThis.passed = true; });
      });
      await page.locator("#go").click();
      assert.equal(await page.evaluate(() => globalThis.passed), true);
    });

    test("fires `input` with each keystroke and `change` once it is left, and neither when a script sets it", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="n"')}</form><button id="elsewhere">x</button>`);
      const native = async () => (await heard(page)).filter((event) => !event.startsWith("huiqi")).map((event) => event.split(" ")[0]);
      await page.evaluate(() => document.querySelector("form").addEventListener("submit", (event) => event.preventDefault()));
      await heard(page);
      await field(page, "a").focus();
      for (const key of "abc") await page.keyboard.press(key);
      assert.deepEqual(await native(), ["input", "input", "input"]);
      await page.locator("#elsewhere").focus();
      assert.deepEqual(await native(), ["change"]);
      await field(page, "a").focus();
      await page.locator("#elsewhere").focus();
      assert.deepEqual(await native(), [], "looked at and left as it was");
      await field(page, "a").focus();
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Enter");
      assert.deepEqual(await native(), ["input", "change"]);
      await page.evaluate(() => document.querySelector("form").reset());
      assert.deepEqual(await native(), []);
    });

    test("outlives being taken out and put in again, and belongs to the form that it stands in", async (t) => {
      const { page } = await open(t, `<form id="one">${tag('id="a" name="n"')}</form><form id="two"></form>`);
      await field(page, "a").fill("乙");
      await page.evaluate((selector) => {
        const it = document.querySelector(selector);
        it.remove();
        globalThis.outside = it.form;
        document.querySelector("#two").append(it);
      }, control.selector);
      assert.equal(await page.evaluate(() => globalThis.outside), null);
      assert.deepEqual(await entries(page, "#one"), []);
      assert.deepEqual(await entries(page, "#two"), [["n", "乙"]]);
      assert.equal(await field(page, "a").inputValue(), "乙");
      await field(page, "a").fill("丙");
      await page.evaluate(() => document.querySelector("#one").reset());
      assert.deepEqual(await entries(page, "#two"), [["n", "丙"]], "the form that it has left resets it no more");
      await page.evaluate(() => document.querySelector("#two").reset());
      assert.equal(await field(page, "a").inputValue(), "");
    });

    test("two of them in one form do not meddle with each other", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="x"', "甲")}${tag('id="b" name="y"', "乙")}</form>`);
      await field(page, "b").fill("丁");
      assert.deepEqual(await entries(page), [["x", "甲"], ["y", "丁"]]);
      await page.evaluate(() => document.querySelector("#a").remove());
      assert.deepEqual(await entries(page), [["y", "丁"]]);
    });

    test("is a child's child as well: cloned and made by script", async (t) => {
      const { page } = await open(t, `<form><div>${tag('id="a" name="n"', "甲")}</div></form>`);
      await page.evaluate((selector) => {
        const copy = document.querySelector(selector).cloneNode(true);
        copy.id = "b";
        document.querySelector("div").append(copy);
      }, control.selector);
      await control.settled(page);
      assert.deepEqual(await entries(page), [["n", "甲"], ["n", "甲"]]);
    });

    test("belongs to the form that its attribute names", async (t) => {
      const { page } = await open(t, `<form id="f"></form><form id="g"></form>${tag('id="a" name="n" form="f"', "甲")}`);
      assert.deepEqual(await entries(page, "#f"), [["n", "甲"]]);
      assert.equal(await inPage(page, (selector) => document.querySelector(selector).form.id), "f");
      await page.evaluate(() => document.querySelector("#a").setAttribute("form", "g"));
      assert.deepEqual([await entries(page, "#f"), await entries(page, "#g")], [[], [["n", "甲"]]]);
      await page.evaluate(() => document.querySelector("#a").removeAttribute("form"));
      assert.deepEqual([await entries(page, "#f"), await entries(page, "#g")], [[], []]);
    });

    test("is reached by its label", async (t) => {
      const { page } = await open(t, `<form><label for="a" id="l"><b>label</b></label>${tag('id="a" name="n"')}</form>`);
      assert.equal(await inPage(page, (selector) => document.querySelector(selector).labels[0].id), "l");
      await page.locator("#l b").click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "a");
      await page.evaluate(() => { document.activeElement.blur(); document.querySelector("#l").htmlFor = "nothing"; });
      await page.locator("#l b").click();
      assert.notEqual(await page.evaluate(() => document.activeElement.id), "a");
    });

    // A hidden input is no more than that: it stands among the form's elements in place of the control, no style knows the
    // control's validity, and the browser keeps nothing.
    if (control.lesser) return;

    test("is among the elements of its form", async (t) => {
      const { page } = await open(t, `<form id="f"></form>${tag('id="a" name="n" form="f"', "甲")}`);
      assert.deepEqual(await page.evaluate(() => [...document.querySelector("#f").elements].map(({ id }) => id)), ["a"]);
    });

    test("is styled by its validity", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="n"')}</form>`);
      const matches = (pseudo) => page.evaluate((pseudo) => document.querySelector("#a").matches(pseudo), pseudo);
      assert.equal(await matches(":invalid"), true);
      await field(page, "a").fill("甲");
      await field(page, "a").blur();
      assert.equal(await matches(":valid"), true);
    });

    test("has what was told in it when the person comes back to the page", async (t) => {
      const { page } = await open(t, `<form>${tag('id="a" name="n"', "甲")}</form>`);
      await field(page, "a").fill("乙");
      await field(page, "a").blur();
      await page.goto(new URL("next.html", page.url()).href);
      await page.goBack();
      await page.waitForFunction(() => globalThis.begun === true);
      await control.settled(page);
      assert.equal(await field(page, "a").inputValue(), "乙");
      assert.deepEqual(await entries(page), [["n", "乙"]]);
    });
  });
}
