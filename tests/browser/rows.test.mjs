// Rows and invoices as people have them, on the page: read, shown, mended, taken in, taken back. Nothing of them leaves it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { axeFaults, contrastFaults, smallTargets, unnamedControls } from "./inspect.mjs";
import { control, DESKTOP, openPage, PHONE, startBrowser, tellApplicant, twice } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const TABLE = [
  ["合同名称", "产品类型", "金额（万元）", "已付金额", "签订日期", "是否场内交易", "备注"],
  ["甲合同", "语料", "35", "350,000", "2026/4/20", "是", "首批"],
  ["乙合同", "数据集", "三十五万", "1000", "2026年3月", "不清楚", ""],
  ["合计", "", "70"],
];
const tabbed = (rows) => rows.map((row) => row.join("\t")).join("\r\n");
const FIRST = { name: "甲合同", product: "corpus", amount: "350000.00", paid: "350000.00", signedOn: "2026-04-20", tradedOnExchange: true };

const told = (page) => page.evaluate(() => document.querySelector("huiqi-form").application);
const contractsOf = async (page) => (await told(page)).facts.contracts;
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();
const button = (page, name) => page.locator(".tool button", { hasText: name });

async function openRows(t, options) {
  const opened = await openPage(t, browser, options);
  await opened.page.locator("#rows > summary").click();
  await opened.page.waitForSelector("#rows-paste");
  return opened;
}

async function paste(page, rows) {
  await page.locator("#rows-paste").fill(tabbed(rows));
  await page.waitForSelector(".rows-preview, #rows-outcome");
}

async function upload(page, name, bytes) {
  await page.locator("#rows-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await page.waitForSelector(".rows-preview, #rows-outcome");
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe("rows from a table", () => {
  test("folded until they are wanted, and loaded then", async (t) => {
    const { page, requests } = await openPage(t, browser);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await page.locator(".tool > summary").allInnerTexts(), ["从表格导入合同", "读取数电票"]);
    assert.ok(!requests.some((address) => /\/(rows|invoices|reader|workbook|write-workbook)-/.test(address)));
    await page.locator("#rows > summary").click();
    await page.waitForSelector("#rows-paste");
    assert.equal(requests.filter((address) => /\/rows-/.test(address)).length, 1);
  });

  for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    test(`on a ${name}: pasted, shown row by row, mended at the cell, added, taken back`, async (t) => {
      const { page, faults } = await openRows(t, { viewport });
      await paste(page, TABLE);
      assert.equal(await contractsOf(page), undefined, "nothing counts before the person says so");
      assert.equal(await page.locator("#rows-read").innerText(), "读到 2 行，将填入 1 行");
      const notes = await words(page.locator(".rows-notes"));
      assert.match(notes, /有 2 处看不懂/);
      assert.match(notes, /没有读取的列：备注。/);
      assert.match(notes, /表格里没有的列：在自治区数据交易场所完成结算、.*使用中没有违反法律法规。/);
      assert.match(notes, /第 4 行是合计，没有读取。/);
      assert.match(await words(page.locator(".rows-table tbody tr").first()), /甲合同.*语料.*350,000\.00 元.*2026-04-20.*是/);
      const amount = page.getByLabel("第 3 行 合同金额");
      assert.equal(await amount.getAttribute("aria-invalid"), "true");
      assert.match(await words(page.locator(`[id="${await amount.getAttribute("aria-describedby")}"]`)), /^第 3 行：合同金额“三十五万”看不懂，请写数字/);
      assert.equal(await page.getByLabel("第 3 行", { exact: true }).isChecked(), false);

      await amount.fill("36");
      await amount.press("Tab");
      await page.waitForFunction(() => document.querySelectorAll(".rows-fault").length === 1);
      const day = page.getByLabel("第 3 行 合同签订日期");
      await day.fill("2026.3.1");
      await day.press("Tab");
      await page.waitForFunction(() => document.querySelectorAll(".rows-fault").length === 0);
      assert.equal(await page.getByLabel("第 3 行", { exact: true }).isChecked(), true, "what is understood is taken in");

      await button(page, "添加到合同（2 行）").click();
      await page.waitForSelector("#rows-outcome");
      assert.equal(await page.evaluate(() => document.activeElement.id), "rows-outcome");
      assert.match(await words(page.locator("#rows-outcome")), /^已添加 2 项合同。/);
      const second = { name: "乙合同", product: "dataset", amount: "360000.00", paid: "1000.00", signedOn: "2026-03-01" };
      assert.deepEqual(await contractsOf(page), [FIRST, second]);
      assert.equal(await control(page, "/facts/contracts/1/amount").inputValue(), "360000.00", "and the form shows it");

      await button(page, "撤销导入").click();
      assert.equal(await contractsOf(page), undefined);
      assert.deepEqual(faults, []);
    });
  }

  test("other answers stay, what there was is replaced only if one says so, and an undo goes once something else is told", async (t) => {
    const { page } = await openRows(t, { viewport: DESKTOP });
    await tellApplicant(page);
    await paste(page, TABLE.slice(0, 2));
    assert.equal(await button(page, "替换现有合同").count(), 0);
    await button(page, "添加到合同（1 行）").click();
    await paste(page, [TABLE[0], ["丙合同", "模型", "40", "400000", "2026/5/1", "是"]]);
    await button(page, "替换现有合同（1 项换成 1 行）").click();
    await page.waitForSelector("#rows-outcome");
    const { facts } = await told(page);
    assert.deepEqual(facts.contracts.map(({ name }) => name), ["丙合同"]);
    assert.equal(facts.applicant.name, "内蒙古某某科技有限公司");
    await control(page, "/facts/applicant/name").fill("另一家");
    await page.waitForFunction(() => document.querySelector("#rows-outcome") === null);
  });

  test("a row that is not ticked stays out; a ticked one leaves out what cannot be read; the engine's problems stand in the form", async (t) => {
    const { page } = await openRows(t);
    await paste(page, [TABLE[0], TABLE[1], ["丁", "数据集", "若干", "1", "2027-01-01", "否"]]);
    await page.getByLabel("第 2 行", { exact: true }).uncheck();
    await page.getByLabel("第 3 行", { exact: true }).check();
    await button(page, "添加到合同（1 行）").click();
    await page.waitForSelector("#rows-outcome");
    assert.deepEqual(await contractsOf(page), [{ name: "丁", product: "dataset", paid: "1.00", signedOn: "2027-01-01", tradedOnExchange: false }]);
    await button(page, "查看合同").click();
    await page.locator(".problem-summary .link", { hasText: "合同签订日期" }).waitFor();
  });

  test("a column is assigned by hand, and its unit", async (t) => {
    const { page } = await openRows(t);
    await paste(page, [["甲", "35", "随便"], ["乙", "36", ""]]);
    assert.match(await words(page.locator(".rows-columns")), /没有认出表头/);
    await page.getByLabel("第 1 列（如“甲”）", { exact: true }).selectOption({ label: "合同名称" });
    await page.getByLabel("第 2 列（如“35”）", { exact: true }).selectOption({ label: "合同金额" });
    await page.getByLabel("“第 2 列（如“35”）”的单位").selectOption({ label: "万元" });
    await button(page, "添加到合同（2 行）").click();
    await page.waitForSelector("#rows-outcome");
    assert.deepEqual(await contractsOf(page), [{ name: "甲", amount: "350000.00" }, { name: "乙", amount: "360000.00" }]);
  });

  test("a clipboard with nothing but HTML", async (t) => {
    const { page, faults } = await openRows(t);
    await page.locator("#rows-paste").evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", "<table><tr><th>合同<br>名称<th>金额<th>签订日期<tr><td rowspan=2>甲&nbsp;合同<td>1<td>2026-4-20<tr><td>2</table><img src=x onerror=alert(1)>");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector(".rows-preview");
    await button(page, "添加到合同（2 行）").click();
    await page.waitForSelector("#rows-outcome");
    assert.deepEqual(await contractsOf(page), [{ name: "甲 合同", amount: "1.00", signedOn: "2026-04-20" }, { amount: "2.00" }]);
    assert.deepEqual(faults, []);
  });

  test("files in the encodings of spreadsheets; what is no table says what to do", async (t) => {
    const { page } = await openRows(t);
    for (const name of ["contracts.gb18030.csv", "contracts.utf-16le.txt"]) {
      await upload(page, name, readFileSync(`tests/rows/${name}`));
      assert.equal(await page.locator("#rows-read").innerText(), "读到 2 行，将填入 2 行", name);
      assert.match(await words(page.locator(".rows-preview")), new RegExp(`来自 ${name}`));
      await button(page, "不导入").click();
    }
    for (const [bytes, sentence] of [
      [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], /旧版.*另存为/], [[0x50, 0x4b, 3, 4, 0], /损坏/], [[0xff, 0x25, 0xff, 0x0a], /另存为/], [[], /没有读到内容/],
      [strToU8("名称,金额\n".repeat(5002)), /超过 5000 行/],
    ]) {
      await upload(page, "x.xlsx", bytes);
      await page.waitForFunction((source) => new RegExp(source).test(document.querySelector("#rows-outcome")?.textContent), sentence.source);
    }
  });

  test("a thousand at the most", async (t) => {
    const { page } = await openRows(t);
    // Typing a thousand lines takes the driver longer than anything here.
    await page.locator("#rows-paste").evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, tabbed([["名称", "金额"], ...Array.from({ length: 1001 }, (_, index) => [`合同${index}`, "1"])]));
    await page.waitForSelector(".rows-preview");
    assert.equal(await page.locator(".rows-table tbody tr").count(), 20);
    await button(page, "再显示 20 行（还有 981 行）").click();
    assert.equal(await page.locator(".rows-table tbody tr").count(), 40);
    assert.match(await words(page.locator(".rows-preview")), /最多 1000 项，现有 0 项，再添加 1001 行放不下/);
    assert.equal(await button(page, "添加到合同").count(), 0);
    await page.getByLabel("第 2 行", { exact: true }).uncheck();
    assert.equal(await button(page, "添加到合同（1000 行）").count(), 1);
  });

  test("a template is downloaded, filled in and read; what came of the contracts is exported and read back", async (t) => {
    const { page, faults } = await openRows(t);
    const csv = await download(page, "下载模板（CSV）");
    assert.equal(csv.name, "数据产品购买合同-模板.csv");
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const filled = csv.bytes.toString() + "=SUM(A1),语料,350000,350000,2026-04-20,是,是,是,是,是,是,是\r\n";
    await upload(page, "filled.csv", filled);
    await button(page, "添加到合同（1 行）").click();
    await page.waitForSelector("#rows-outcome");
    const contracts = await contractsOf(page);
    assert.equal(contracts[0].name, "=SUM(A1)");

    const outcomes = await download(page, "导出合同和是否计入（CSV）");
    assert.equal(outcomes.name, "数据产品购买合同-2026-06-15.csv");
    assert.match(outcomes.bytes.toString(), /^\ufeff合同名称,.*,是否计入,原因\r\n'=SUM\(A1\),语料,350000\.00,.*,计入,\r\n$/);
    await upload(page, outcomes.name, outcomes.bytes);
    await button(page, "替换现有合同（1 项换成 1 行）").click();
    await page.waitForSelector("#rows-outcome");
    assert.deepEqual(await contractsOf(page), contracts);

    const workbook = await download(page, "下载模板（Excel）");
    assert.equal(workbook.name, "数据产品购买合同-模板.xlsx");
    await upload(page, workbook.name, workbook.bytes);
    assert.match(await words(page.locator(".rows-preview")), /读到 0 行.*工作表“数据产品购买合同”/);
    assert.deepEqual(faults, []);
  });

  test("the sales of a software, by their own words", async (t) => {
    const { page } = await openRows(t, { at: "#/m/first-version-software" });
    assert.deepEqual(await page.locator(".tool > summary").allInnerTexts(), ["从表格导入销售"]);
    await paste(page, [["销售日期", "销售额(元)"], ["20260301", "1,000.00元"]]);
    await button(page, "添加到销售（1 行）").click();
    await page.waitForSelector("#rows-outcome");
    assert.deepEqual((await told(page)).facts.software.sales, [{ soldOn: "2026-03-01", amount: "1000.00" }]);
  });
});

const invoicePath = (name) => `tests/invoices/${name}.xml`;

async function openInvoices(t, options, contracts = [FIRST]) {
  const opened = await openPage(t, browser, options);
  const { page } = opened;
  await page.evaluate((items) => {
    const form = document.querySelector("huiqi-form");
    form.application = { measure: "data-purchase", date: "2026-06-15", facts: {
      applicant: { name: "内蒙古某某科技有限公司", uscc: "91150100MA0N00000X" }, contracts: items } };
  }, contracts);
  await page.locator("#invoices > summary").click();
  await page.waitForSelector("#invoices-files", { state: "attached" });
  return opened;
}

async function choose(page, ...names) {
  await page.locator("#invoices-files").setInputFiles(names.map(invoicePath));
  await page.waitForSelector(".invoices-one, #invoices .is-wrong");
}

const card = (page, number) => page.locator(".invoices-one", { hasText: `发票 ${number}` });

describe("invoices", () => {
  test("read, held against applicant and contract, told of the material, taken back", async (t) => {
    const { page, faults } = await openInvoices(t);
    assert.match(await words(page.locator("#invoices")), /未验证税务机关电子签名，以税务机关查验为准。/);
    await choose(page, "first", "second");
    const first = await words(card(page, "26112000000000000011"));
    assert.match(first, /电子发票 增值税专用发票.*2026年4月21日.*北京语料数据有限公司.*内蒙古某某科技有限公司 91150100MA0N00000X.*212,000\.00 元.*12,000\.00 元/);
    assert.match(first, /购买方就是申报单位。.*税号与统一社会信用代码一致。/);
    const sums = page.locator("section[aria-labelledby=invoices-sums]");
    assert.match(await words(sums), /合同 1 甲合同 350,000\.00 元 2 张，价税合计 350,000\.00 元/);
    assert.match(await words(sums), /价税合计与合同金额（第12条（四）（2）b）：一致.*购买方与申报单位.*：一致/);
    assert.equal((await told(page)).materials, undefined, "nothing is told before the person says so");

    await button(page, "登记为 1 份合同的发票").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "invoices-outcome");
    assert.deepEqual((await told(page)).materials, { "contracts/0/invoice": { amount: "350000.00", buyer: "内蒙古某某科技有限公司" } });
    const assessment = await page.evaluate(() => document.querySelector("huiqi-form").assessment);
    assert.equal(assessment.materials.find(({ address }) => address === "contracts/0/invoice").status, "provided");
    await button(page, "撤销登记").click();
    assert.equal((await told(page)).materials, undefined);
    assert.deepEqual(faults, []);
  });

  test("another buyer, a sum that does not fit, a sum that does not add up", async (t) => {
    const { page } = await openInvoices(t);
    await choose(page, "other-buyer", "does-not-add");
    assert.match(await words(card(page, "26112000000000000044")), /购买方“另一家有限公司”与申报单位“内蒙古某某科技有限公司”不一致。.*税号 91150100MA0N111111 与统一社会信用代码 91150100MA0N00000X 不一致/);
    assert.match(await words(card(page, "26112000000000000055")), /价税合计不等于金额与税额之和/);
    const sums = await words(page.locator("section[aria-labelledby=invoices-sums]"));
    assert.match(sums, /价税合计与合同金额（[^）]*）?.*：不一致.*购买方与申报单位.*：不一致/);
    await button(page, "登记为 1 份合同的发票").click();
    const assessment = await page.evaluate(() => document.querySelector("huiqi-form").assessment);
    assert.equal(assessment.materials.find(({ address }) => address === "contracts/0/invoice").status, "faulty");
  });

  test("the same invoice twice is taken in once", async (t) => {
    const { page } = await openInvoices(t, {}, [FIRST, { ...FIRST, name: "乙合同" }]);
    await choose(page, "first");
    await choose(page, "first");
    await page.waitForFunction(() => document.querySelectorAll(".invoices-list:first-of-type .invoices-one").length >= 2);
    assert.equal(await page.locator(".invoices-checks", { hasText: "发票号码重复" }).count(), 2);
    for (const [at, index] of [[0, 0], [1, 1]]) await page.locator(`#invoices-item-${at}`).selectOption(String(index));
    assert.equal(await button(page, "登记为").count(), 0, "be it in two contracts");
    await page.getByLabel("移除发票 26112000000000000011").first().click();
    await button(page, "登记为 1 份合同的发票").waitFor();
    assert.equal(await page.locator(".invoices-checks", { hasText: "发票号码重复" }).count(), 0);
  });

  test("red invoices take away; less than nothing is not taken in", async (t) => {
    const { page } = await openInvoices(t);
    await choose(page, "red");
    assert.match(await words(card(page, "26112000000000000033")), /红字 .*-138,000\.00 元.*红字发票冲减/);
    assert.match(await words(page.locator("section[aria-labelledby=invoices-sums]")), /合计是负数/);
    assert.equal(await button(page, "登记为").count(), 0);
    await choose(page, "first", "second");
    await page.locator(".invoices-one", { hasText: "3 张，价税合计 212,000.00 元" }).waitFor();
    assert.match(await words(page.locator("section[aria-labelledby=invoices-sums]")), /3 张，价税合计 212,000\.00 元/);
  });

  test("which contract: suggested by sum and seller, chosen by the person, moved with the contract", async (t) => {
    const small = { ...FIRST, name: "小合同", amount: "212000.00", paid: "212000.00" };
    const { page } = await openInvoices(t, { viewport: DESKTOP }, [{ ...FIRST, name: "别的", amount: "1.00", paid: "1.00" }, small]);
    await choose(page, "first", "second");
    assert.equal(await page.locator("#invoices-item-0").inputValue(), "1");
    assert.equal(await page.locator("#invoices-item-1").inputValue(), "");
    assert.match(await words(card(page, "26112000000000000011")), /按金额、销售方建议的，请核对。/);
    assert.match(await words(page.locator("#invoices")), /有 1 张没有归入，不会登记。/);
    await page.locator('huiqi-form button[aria-label^="删除"]').first().click();
    await page.waitForFunction(() => document.querySelector("#invoices-item-0")?.value === "0");
  });

  test("namespaces, letter case, sums by their parts; a signature's own elements are none", async (t) => {
    const { page } = await openInvoices(t);
    await choose(page, "namespaced");
    assert.match(await words(card(page, "26112000000000000066")), /2026年4月30日.*呼和浩特数据有限公司.*350,000\.00 元.*19,811\.32 元.*购买方就是申报单位/);
  });

  test("several in one file", async (t) => {
    const { page } = await openInvoices(t);
    const inside = (name) => readFileSync(invoicePath(name), "utf8").replace(/^<\?xml.*\n/, "");
    const buffer = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><list>${inside("first")}${inside("second")}</list>`);
    await page.locator("#invoices-files").setInputFiles({ name: "all.xml", mimeType: "text/xml", buffer });
    await card(page, "26112000000000000022").waitFor();
    assert.match(await words(page.locator("section[aria-labelledby=invoices-sums]")), /2 张，价税合计 350,000\.00 元/);
  });

  test("what is refused says why, and what to do", async (t) => {
    const { page, faults } = await openInvoices(t);
    await choose(page, "doctype", "no-sum", "other", "damaged");
    const said = await page.locator("#invoices .tool-notice.is-wrong").allInnerTexts();
    assert.equal(said.length, 4);
    for (const [index, sentence] of [/^doctype\.xml：文件里有文档类型声明/, /^no-sum\.xml：缺少发票号码或者金额/, /^other\.xml：是 XML，但不是数电票/, /^damaged\.xml：不是 XML，或者已经损坏/].entries()) {
      assert.match(said[index], sentence);
    }
    assert.equal(await page.locator(".invoices-one").count(), 0);
    const file = (name, bytes) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await page.locator("#invoices-files").setInputFiles([
      file("a.pdf", "%PDF-1.7"), file("b.ofd", zipSync({ "OFD.xml": strToU8("<a/>") })), file("c.zip", zipSync({ "a.xml": new Uint8Array(70 << 20) })),
      file("d.zip", zipSync({ "x/first.xml": new Uint8Array(readFileSync(invoicePath("first"))), "read.me": strToU8("") })),
    ]);
    await card(page, "26112000000000000011").waitFor();
    const more = await page.locator("#invoices .tool-notice.is-wrong").allInnerTexts();
    for (const [index, sentence] of [/^a\.pdf：这是 PDF.*XML 格式/, /^b\.ofd：这是 OFD.*XML 格式/, /^c\.zip：文件太大/].entries()) assert.match(more[index], sentence);
    assert.deepEqual(faults, []);
  });

  test("a measure without invoices has no such card", async (t) => {
    const { page } = await openPage(t, browser, { at: "#/m/national-case" });
    assert.equal(await page.locator(".tool#invoices, .tool#rows").count(), 0);
  });
});

test("nothing leaves the page: what is asked for are files of the page, by their plain addresses", async (t) => {
  const { page, server, requests, faults } = await openRows(t);
  await paste(page, TABLE);
  await upload(page, "contracts.gb18030.csv", readFileSync("tests/rows/contracts.gb18030.csv"));
  await button(page, "添加到合同").click();
  await download(page, "下载模板（Excel）");
  await page.locator("#invoices > summary").click();
  await page.waitForSelector("#invoices-files", { state: "attached" });
  await choose(page, "first", "doctype");
  await page.waitForLoadState("networkidle");
  const files = ["", ...readdirSync("build/page")];
  for (const address of requests.filter((one) => !one.startsWith("blob:"))) {
    assert.ok(address.startsWith(server.url), address);
    const { pathname, search } = new URL(address);
    assert.ok(files.includes(pathname.slice(1)), address);
    // Of the binary, which build it is.
    assert.match(search, /^(\?v=[0-9a-f]+)?$/);
  }
  // All of it is here now, and none of it is asked for again.
  await server.close();
  requests.length = 0;
  await paste(page, TABLE);
  await button(page, "添加到合同").click();
  await choose(page, "second");
  await download(page, "下载模板（CSV）");
  assert.deepEqual(requests.filter((address) => !address.startsWith("blob:")), []);
  assert.deepEqual(faults, []);
});

test("without the part that is to be loaded the card says so, and tries again", async (t) => {
  const { page } = await openPage(t, browser);
  await page.route("**/rows-*.js", (route) => route.abort());
  await page.locator("#rows > summary").click();
  await page.locator("#rows", { hasText: "没有载入成功" }).waitFor();
});

for (const [name, options] of [["a narrow phone", { viewport: { width: 320, height: 640 } }], ["a desktop, dark", { viewport: DESKTOP, dark: true }]]) {
  test(`everybody can use them: ${name}`, async (t) => {
    const { page } = await openInvoices(t, options);
    await choose(page, "first", "other-buyer", "doctype", "red");
    await page.locator("#rows > summary").click();
    await page.waitForSelector("#rows-paste");
    await paste(page, TABLE);
    await page.locator(".rows-columns > summary").click();
    // The link past the heading is the page's own, as is its place.
    assert.deepEqual((await axeFaults(page)).filter((fault) => !fault.startsWith("region: .skip")), []);
    assert.deepEqual((await contrastFaults(page)).filter((fault) => !fault.includes("visually-hidden")), []);
    assert.deepEqual((await smallTargets(page)).filter((target) => !target.startsWith("A ")), []);
    assert.deepEqual(await unnamedControls(page), []);
    assert.deepEqual(await twice(page), []);
    const [width, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= window_, `${width} px in ${window_}`);
  });
}
