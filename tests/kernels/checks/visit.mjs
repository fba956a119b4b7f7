// A visit as people make it, from rows of a spreadsheet to a printed report, on a phone under the strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import jsQR from "jsqr";
import { loadTools } from "../../lib/tools.mjs";
import { threeContracts } from "../three-contracts.mjs";

const { decode, encode, outcomeOf, packRef } = await loadTools("visit", "www/page/keep/code.ts");

const PAGE = "page/index.html#/m/data-purchase";
const INVOICE = readFileSync("tests/invoices/first.xml", "utf8");

/** What a selector finds in the page, or in the form's own tree. */
const FIND = (selector) => {
  const form = document.querySelector("huiqi-form");
  return document.querySelector(selector) || (form && form.shadowRoot.querySelector(selector));
};
const TEXT = (selector) => {
  const form = document.querySelector("huiqi-form");
  const found = document.querySelector(selector) || (form && form.shadowRoot.querySelector(selector));
  return found && found.textContent.replace(/\s+/g, " ").trim();
};
const BUTTON = (scope, words) => Array.from(document.querySelectorAll(scope + " button")).find((one) => one.textContent.trim().indexOf(words) === 0);
/** Chooses in a list, or puts a text into a field, as the browser does it for a person. */
const SET = (selector, value) => {
  const field = document.querySelector(selector) || document.querySelector("huiqi-form").shadowRoot.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

export function visitChecks(kernel, here) {
  if (!kernel.visited) return;
  test("a visit: rows are pasted, the range narrows to a sum, an error is mended", () => fillIn(here));
  test("a visit: an invoice is read and held against its contract", () => readInvoice(here));
  test("a visit: two scenarios are compared", () => compare(here));
  test("a visit: the report says what was told, and its code is read back", () => report(here));
  test("a visit: a reload finds the draft", () => reload(here));
  test("a visit: a link made under another version says what changed", async () => {
    await arrive(here);
    await here.nothingElse("drawn", ...(kernel.strict === "js" ? ["tried"] : []));
  });
}

async function fillIn({ session, open, huiqi }) {
  const { rows, applicant, award } = threeContracts(huiqi);
  // Nobody was here before.
  await open("strict", "element.html");
  await session.ask(() => localStorage.clear());
  await open("strict", PAGE);
  await session.until(TEXT, ".verdict");
  await session.click(FIND, "#rows > summary");
  await session.until(TEXT, "#rows label");
  await session.until(FIND_PASTE);
  await session.ask(SET, "#rows-paste", rows);
  await session.click(BUTTON, "#rows", "添加到合同（3 行）");
  await session.until(TEXT, "#rows-outcome");
  const range = await session.until(TEXT, ".figure-range");
  assert.match(range, /还不是结果.*还差 \d+ 项/);

  for (const [path, index] of applicant.options) await session.click(FIND, `#at${path.replace(/\//g, "-")} .option:nth-of-type(${index + 1})`);
  for (const [path, value] of applicant.values) await session.ask(SET, `#at${path.replace(/\//g, "-")}-control`, value);
  await session.until((sum) => {
    const shown = document.querySelector("huiqi-form").shadowRoot.querySelector(".figure-final");
    return shown && shown.textContent.includes(sum);
  }, award);

  const amount = "#at-facts-contracts-0-amount-control";
  await session.click(FIND, amount);
  await session.ask(SET, amount, "三十五万");
  assert.match(await session.until(TEXT, "#at-facts-contracts-0-amount-problem"), /三十五万|数字|元/);
  await session.ask(SET, amount, "350000");
  await session.until(() => !document.querySelector("huiqi-form").shadowRoot.querySelector("#at-facts-contracts-0-amount-problem"));
}

const FIND_PASTE = () => Boolean(document.querySelector("#rows-paste"));

async function readInvoice({ session }) {
  await session.click(FIND, "#invoices > summary");
  await session.until(() => Boolean(document.querySelector("#invoices-files")));
  await session.ask((xml) => {
    const files = new DataTransfer();
    files.items.add(new File([xml], "invoice.xml", { type: "application/xml" }));
    const input = document.querySelector("#invoices-files");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, INVOICE);
  const list = await session.until(TEXT, "#invoices .invoices-list");
  assert.match(list, /[0-9]{8,20}/, "its number");
  assert.match(await session.ask(TEXT, "#invoices"), /未验证税务机关电子签名/);
}

async function compare({ session }) {
  await session.click(FIND, "#add-scenario");
  await session.until(TEXT, "#scenario-notice");
  for (const name of ["amount", "paid"]) await session.ask(SET, `#at-facts-contracts-0-${name}-control`, "900000");
  await session.click(FIND, "#add-scenario");
  const table = await session.until(() => {
    const found = document.querySelector("#scenario-table");
    return found && found.textContent.indexOf("方案 B") >= 0 && found.textContent.replace(/\s+/g, " ");
  });
  assert.match(table, /≠ 不同/);
  for (const name of ["amount", "paid"]) await session.ask(SET, `#at-facts-contracts-0-${name}-control`, "350000");
}

async function report({ session, huiqi }) {
  const application = await session.ask(() => document.querySelector("huiqi-form").application);
  await session.click(FIND, "#open-report");
  await session.until(() => Boolean(document.querySelector("#report-codes svg")));
  const text = await session.ask(() => document.querySelector(".report").textContent.replace(/\s+/g, " "));
  for (const words of [huiqi.pack.number, huiqi.pack.digest, huiqi.measure("data-purchase").title, "预估，不作为兑付承诺"]) assert.ok(text.includes(words), words);
  const coded = await decode(readCode(await session.ask(MODULES)));
  assert.deepEqual(coded.application.facts, huiqi.receipt(application).application.facts);
}

/** What the drawing of a QR code paints: a row of modules as a string of 0 and 1, its quiet zone included. */
const MODULES = () => {
  const svg = document.querySelector("#report-codes svg");
  const [left, top, width, height] = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  const shape = svg.querySelector("path");
  const point = svg.createSVGPoint();
  const rows = [];
  for (let y = top; y < top + height; y += 1) {
    let row = "";
    for (let x = left; x < left + width; x += 1) {
      point.x = x + 0.5;
      point.y = y + 0.5;
      row += shape.isPointInFill(point) ? "1" : "0";
    }
    rows.push(row);
  }
  return rows;
};

/** Reads it as a camera would, with four pixels for a module. */
function readCode(rows) {
  const SCALE = 4;
  const size = rows.length * SCALE;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (rows[Math.floor(y / SCALE)][Math.floor(x / SCALE)] === "1") pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  const found = jsQR(pixels, size, size);
  assert.ok(found, "the code can be read");
  return found.data;
}

async function reload({ session, open }) {
  await open("strict", PAGE);
  await session.until(() => {
    const state = document.querySelector("#draft-state");
    return state && /已保存/.test(state.textContent);
  });
  // To another page and back: to go to where one is would be no visit.
  await open("strict", "element.html");
  await open("strict", PAGE);
  assert.match(await session.until(TEXT, "#draft-restored"), /已恢复/);
  await session.until((sum) => document.querySelector("huiqi-form").facts.contracts.length === sum, 3);
}

async function arrive({ session, open, huiqi }) {
  const application = { measure: "data-purchase", date: "2026-06-15", facts: { applicant: { name: "链接公司", kind: "enterprise" } } };
  const outcome = outcomeOf(huiqi.assess(application));
  const code = await encode({
    application, assessment: { ...outcome, verdict: "eligible", pack: { ...packRef(huiqi.pack), version: "0.0.1", digest: `sm3:${"0".repeat(64)}` } },
  });
  await open("strict", "element.html");
  await open("strict", `page/index.html#/a/${code}`);
  const card = await session.until(TEXT, "#arrival");
  assert.match(card, /链接中的回答/);
  assert.match(card, /0\.0\.1/);
}
