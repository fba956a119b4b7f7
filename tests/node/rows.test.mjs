// Tables as people have them, read into the items of a form, and written so that they can be read again.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { load } from "huiqi";
import { loadTools } from "../lib/tools.mjs";

const ROOM = ["bytes", "cells", "columns", "csv", "delimited", "export", "formulas", "headings", "table", "take-in", "template", "workbook", "write-workbook"];
const rows = await loadTools("rows", ...ROOM.map((name) => `www/page/rows/${name}.ts`), "www/page/rows/text.zh.ts");
const huiqi = await load();
const [contracts] = rows.listsOf(huiqi.form("data-purchase"));
const column = (name) => contracts.columns.find((one) => one.name === name);
const read = (name) => JSON.parse(readFileSync(`tests/rows/${name}.json`, "utf8"));
const gridOf = (text) => rows.readDelimited(text, 2000);
const itemsOf = (grid, list = contracts) => rows.readTable(grid, list).rows.map(({ item }) => item);

describe("cells", () => {
  const of = { money: "amount", date: "signedOn", boolean: "voucher", choice: "product", text: "name" };
  for (const [kind, cells] of Object.entries(read("cells"))) {
    for (const [raw, expected, shift] of cells) {
      test(`${kind} ${JSON.stringify(raw)}${shift ? ` × 10^${shift}` : ""} is ${expected}`, () => {
        const cell = rows.readCell(raw, column(of[kind]), shift);
        assert.deepEqual(
          cell.kind === "value" ? cell.value : cell.kind === "fault" ? null : cell.kind, expected, JSON.stringify(cell),
        );
        if (expected === null) assert.match(cell.advice, /请|不能|最多|没有/);
      });
    }
  }

  test("a sum keeps every digit, however long", () => {
    assert.equal(rows.readCell("9999999999999.99", column("amount")).value, "9999999999999.99");
    assert.equal(rows.readCell("12345678901234567890.12", column("amount")).value, "12345678901234567890.12");
  });

  test("blank is not told", () => {
    for (const raw of ["", "  ", "\u3000", "\n"]) assert.equal(rows.readCell(raw, column("amount")).kind, "empty");
  });

  test("what is none has its own word", () => {
    const none = { ...column("amount"), none: "没有" };
    assert.equal(rows.readCell(" 没 有", none).value, null);
    assert.equal(rows.readCell("没有", column("amount")).kind, "fault");
  });

  test("a text has a greatest length, in characters and not in units of UTF-16", () => {
    assert.equal(rows.readCell("𠮷".repeat(500), column("name")).kind, "value");
    assert.equal(rows.readCell("𠮷".repeat(501), column("name")).kind, "fault");
  });
});

describe("headings", () => {
  for (const [heading, name, shift] of read("headings")) {
    test(`“${heading}” asks ${name}`, () => {
      const [assignment] = rows.assign([heading], contracts);
      assert.equal(assignment.column ?? null, name);
      if (name !== null) assert.equal(assignment.shift, shift);
    });
  }

  test("each list of the policy knows its own labels, and each column one question", () => {
    const lists = huiqi.measures().flatMap(({ id }) => rows.listsOf(huiqi.form(id)));
    assert.deepEqual(lists.map(({ path }) => path).sort(), ["/facts/contracts", "/facts/software/sales"]);
    for (const list of lists) {
      const names = list.columns.map(({ name }) => name);
      assert.deepEqual(rows.assign(list.columns.map(({ label }) => label), list).map((one) => one.column), names);
    }
  });

  test("a label goes before an alias, and a question is answered once", () => {
    assert.deepEqual(rows.assign(["金额", "合同金额", "合同金额"], contracts).map((one) => one.column), [undefined, "amount", undefined]);
  });
});

describe("a table of contracts", () => {
  const expected = [
    { name: "语料采购合同（一期）", product: "corpus", amount: "350000.00", paid: "350000.00", signedOn: "2026-04-20", tradedOnExchange: true },
    { name: '含"引号" 和换行的合同', product: "dataset", amount: "205000.00", paid: "205000.00", signedOn: "2026-03-01", tradedOnExchange: true },
  ];

  for (const name of readdirSync("tests/rows").filter((file) => file.startsWith("contracts."))) {
    test(name, () => {
      const reading = rows.readTable(gridOf(rows.textOf(new Uint8Array(readFileSync(`tests/rows/${name}`)))), contracts);
      assert.deepEqual(reading.rows.map(({ item }) => item), expected);
      assert.deepEqual(reading.ignored, ["备注"]);
      assert.deepEqual(reading.missing.map((one) => one.name), [
        "settledOnExchange", "rulesCompliant", "termsComplete", "voucher", "businessUse", "lawfulUse",
      ]);
    });
  }

  test("bytes that are no text are said to be none", () => {
    assert.equal(rows.textOf(new Uint8Array([0x25, 0x50, 0xff, 0xff, 0x0a])), undefined);
    assert.equal(rows.textOf(new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0])), undefined);
  });

  test("a quotation mark at the beginning of a pasted cell opens nothing", () => {
    assert.deepEqual(itemsOf(gridOf('名称\t金额\r\n"星火"数据集\t350000\r\n乙\t1\r\n')), [
      { name: '"星火"数据集', amount: "350000.00" }, { name: "乙", amount: "1.00" },
    ]);
  });

  test("commas in pasted cells separate nothing, tabs in a CSV neither", () => {
    assert.deepEqual(itemsOf(gridOf("名称\t金额\n甲,乙\t350,000\n")), [{ name: "甲,乙", amount: "350000.00" }]);
    assert.deepEqual(itemsOf(gridOf("名称,金额\n甲\t乙,35\n丙,36\n")).map(({ amount }) => amount), ["35.00", "36.00"]);
  });

  test("what cannot be read is said at its row and column, and is not told", () => {
    const { rows: [row] } = rows.readTable(gridOf("合同名称\t金额\t签订日期\t发票\n\n甲\t三十五万\t2026年4月\t不清楚\n"), contracts);
    assert.equal(row.number, 3);
    assert.deepEqual(row.faults, [
      "第 3 行：合同金额“三十五万”看不懂，请写数字，例如 350000.00",
      "第 3 行：合同签订日期“2026年4月”看不懂，请写成 2026-04-20 这样的日期",
    ]);
    assert.deepEqual(row.item, { name: "甲" });
    assert.deepEqual(row.unsure, ["voucher"]);
  });

  test("titles stand above the headings, sums below the rows", () => {
    const { headingRow, rows: read, sums } = rows.readTable(gridOf("台账\t\n编制：甲\t\n合同名称\t金额\n甲\t1\n总计算力合同\t2\n合计\t3\n"), contracts);
    assert.equal(headingRow, 2);
    assert.deepEqual(read.map(({ item }) => item.name), ["甲", "总计算力合同"]);
    assert.deepEqual(sums, [6]);
  });

  test("without headings every row counts, once the columns are assigned by hand", () => {
    const grid = gridOf("甲\t35\n乙\t36\n");
    const first = rows.readTable(grid, contracts);
    assert.equal(first.headingRow, -1);
    assert.deepEqual(first.rows.map(({ item }) => item), [{}, {}]);
    const named = rows.assignedTo(rows.assignedTo(first.assignments, 0, "name"), 1, "amount");
    const second = rows.readTable(grid, contracts, rows.withShift(named, 1, 4));
    assert.deepEqual(second.rows.map(({ item }) => item), [{ name: "甲", amount: "350000.00" }, { name: "乙", amount: "360000.00" }]);
    assert.deepEqual(rows.assignedTo(named, 0, "amount").map((one) => one.column), ["amount", undefined], "a question is answered by one column");
  });

  test("a cell is mended without touching the table that was read", () => {
    const grid = gridOf("名称\t金额\n甲\n");
    const mended = rows.withCell(grid, 1, 1, "35万");
    assert.deepEqual(itemsOf(mended), [{ name: "甲", amount: "350000.00" }]);
    assert.deepEqual(itemsOf(grid), [{ name: "甲" }]);
  });
});

describe("workbooks", () => {
  const parts = (folder) => Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => `${parentPath ?? path}/${name}`)
    .map((path) => [path.slice(folder.length + 1), strToU8(readFileSync(path, "utf8"))]));
  const packed = (files) => { const bytes = zipSync(files); return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength); };

  test("the first sheet with a known heading; dates by their format, by their number and as text; numbers digit by digit", async () => {
    const sheets = await rows.sheetsOf(packed(parts("tests/rows/serial")));
    assert.deepEqual(sheets.map(({ name }) => name), ["封面", "合同台账"]);
    assert.equal(rows.readTable(sheets[0].rows, contracts).headingRow, -1);
    const reading = rows.readTable(sheets[1].rows, contracts);
    assert.deepEqual(reading.rows.map(({ number, item }) => [number, item]), [
      [4, { name: "甲合同", amount: "350000.00", paid: "350000.00", signedOn: "2026-04-20", voucher: true }],
      [5, { name: "乙合同", amount: "200000.30", paid: "1234567.89", signedOn: "2026-03-01", voucher: false }],
      [6, { name: "丙合同", signedOn: "2026-04-20" }],
    ]);
    assert.equal(reading.rows[2].faults.length, 2);
    assert.deepEqual(reading.ignored, ["序号"]);
    assert.deepEqual(reading.sums, [8]);
  });

  test("what is none, or damaged, is said to be so", async () => {
    assert.equal(await rows.sheetsOf(new TextEncoder().encode("名称,金额").buffer), "unreadable");
    assert.equal(await rows.sheetsOf(packed({ "xl/workbook.xml": strToU8("<workbook") })), "unreadable");
    assert.equal(await rows.sheetsOf(packed({ "a.txt": strToU8("a") })), "unreadable");
  });

  test("a bomb is not unpacked: by its bytes, by a cell far away", async () => {
    const bomb = packed({ "xl/workbook.xml": new Uint8Array(70 << 20) });
    assert.ok(bomb.byteLength < 200000);
    assert.equal(await rows.sheetsOf(bomb), "too-large");
    for (const address of ["A30000", "ZZZ1"]) {
      const files = parts("tests/rows/serial");
      files["xl/worksheets/sheet2.xml"] = strToU8(readFileSync("tests/rows/serial/xl/worksheets/sheet2.xml", "utf8").replace('r="A8"', `r="${address}"`));
      assert.equal(await rows.sheetsOf(packed(files)), "too-large", address);
    }
  });
});

describe("templates", () => {
  const filled = [
    ["甲合同", "语料", "350000", "350,000.00", "2026-04-20", "是", "是", "是", "是", "是", "是", "否"],
    ["乙合同", "其他数据产品", "20万元", "", "2026/3/1", "不清楚", "√", "×", "有", "无", "", ""],
  ];
  const template = rows.templateRows(contracts);
  const direct = rows.readTable([template[0], ...filled], contracts);

  test("says of each question what may stand there, and is itself no row", () => {
    assert.equal(template.length, 2);
    assert.match(template[1][0], /^【填写说明】选填。/);
    assert.match(template[1][1], /必填。填其中一种：公共数据、数据集、语料、模型、其他数据产品。/);
    assert.equal(template[0][2], "合同金额（元）");
    const { rows: none, missing, ignored } = rows.readTable(template, contracts);
    assert.deepEqual([none, missing, ignored], [[], [], []]);
    assert.equal(direct.rows.length, 2);
    assert.deepEqual(direct.rows.map(({ faults }) => faults), [[], []]);
  });

  const same = (grid) => {
    const reading = rows.readTable(grid, contracts);
    assert.deepEqual(reading.rows.map(({ item, unsure }) => ({ item, unsure })), direct.rows.map(({ item, unsure }) => ({ item, unsure })));
  };

  test("filled in as a workbook and read back, it gives the rows", async () => {
    const blob = await rows.workbookOf([...template, ...filled], contracts.list.label);
    const [{ name, rows: grid }] = await rows.sheetsOf(await blob.arrayBuffer());
    assert.equal(name, "数据产品购买合同");
    same(grid);
  });

  test("filled in as CSV too", () => {
    const csv = rows.csvOf([...template, ...filled]);
    assert.equal(csv.charCodeAt(0), 0xfeff);
    same(gridOf(rows.textOf(new TextEncoder().encode(csv))));
  });
});

describe("the table with outcomes", () => {
  const told = { product: "corpus", amount: "350000.00", paid: "350000.00", signedOn: "2026-04-20", tradedOnExchange: true, settledOnExchange: true,
    rulesCompliant: true, termsComplete: true, voucher: true, businessUse: true, lawfulUse: true };
  const nasty = ["=HYPERLINK(\"x\")", "+1", "-1", "@a", "'=已有撇号", "＝全角", "甲,\"乙\"", "普通"];
  const items = [{ name: "计入的", ...told }, { name: "太小", ...told, amount: "1000.00", paid: "1000.00" }, { name: "没填完", amount: "35万" }, ...nasty.map((name) => ({ name }))];
  const unsure = ["/facts/contracts/2/voucher"];
  const assessment = huiqi.assess({ measure: "data-purchase", date: "2026-06-15", facts: { contracts: items } });
  const table = rows.exportRows(contracts, items, assessment, unsure);

  test("says whether each counts, and why with the clause", () => {
    const outcome = (row) => table[row].slice(-2);
    assert.deepEqual(table[0].slice(-2), ["是否计入", "原因"]);
    assert.deepEqual(outcome(1), ["计入", ""]);
    assert.equal(outcome(2)[0], "不计入");
    assert.match(outcome(2)[1], /（第12条（二）（3））/);
    assert.equal(outcome(3)[0], "待定");
    assert.match(outcome(3)[1], /：待填写/);
  });

  test("runs nowhere as a formula, and is read back as it was told", () => {
    for (const row of table.slice(1)) for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@＝＋－＠\t\r]/);
    const reading = rows.readTable(gridOf(rows.csvOf(table)), contracts);
    assert.deepEqual(reading.ignored, ["是否计入", "原因"]);
    assert.deepEqual(reading.rows.map(({ item }) => item), items.map((item) => (item.amount === "35万" ? { ...item, amount: "350000.00" } : item)));
    assert.deepEqual(reading.rows[2].unsure, ["voucher"]);
  });

  test("a list that the measure does not count has no outcomes", () => {
    assert.equal(rows.exportRows(contracts, [{ name: "甲" }], { items: [] }, [])[0].length, contracts.columns.length);
  });
});

describe("rows among the answers", () => {
  const state = {
    told: {
      date: "2026-06-15",
      facts: { applicant: { name: "某某" }, contracts: [{ name: "旧" }, {}] },
      papers: { "data-purchase": {
        materials: { "business-licence": true, "contracts/0/invoice": { amount: "1.00" }, "contracts/1/invoice": true },
        verified: ["/facts/applicant/name", "/facts/contracts/0/name"], progress: { acceptance: "2026-06-16" },
      }, other: {} },
    },
    unsure: ["/facts/applicant/kind", "/facts/contracts/0/voucher", "/facts/contracts/1/voucher"],
    corrected: ["/facts/contracts/0/name"],
  };
  const fresh = [{ item: { name: "新一" }, unsure: [] }, { item: { name: "新二" }, unsure: ["voucher"] }];

  test("added behind what is there; an item without answers makes room", () => {
    const { told, unsure, corrected } = rows.append(state, "/facts/contracts", fresh);
    assert.deepEqual(told.facts, { applicant: { name: "某某" }, contracts: [{ name: "旧" }, { name: "新一" }, { name: "新二" }] });
    assert.deepEqual(Object.keys(told.papers["data-purchase"].materials), ["business-licence", "contracts/0/invoice"]);
    assert.deepEqual(told.papers["data-purchase"].verified, state.told.papers["data-purchase"].verified);
    assert.deepEqual(unsure, ["/facts/applicant/kind", "/facts/contracts/0/voucher", "/facts/contracts/2/voucher"]);
    assert.deepEqual(corrected, state.corrected);
  });

  test("in place of what is there, whose papers go with it, and nobody else's", () => {
    const { told, unsure, corrected } = rows.replace(state, "/facts/contracts", fresh);
    assert.deepEqual(told.facts.contracts, [{ name: "新一" }, { name: "新二" }]);
    assert.deepEqual(told.papers["data-purchase"], { materials: { "business-licence": true }, verified: ["/facts/applicant/name"], progress: { acceptance: "2026-06-16" } });
    assert.deepEqual(told.papers.other, {});
    assert.deepEqual(unsure, ["/facts/applicant/kind", "/facts/contracts/1/voucher"]);
    assert.deepEqual(corrected, []);
    assert.equal(told.date, "2026-06-15");
  });

  test("into a list inside a group that is not told yet", () => {
    const empty = { told: { facts: {}, papers: {} }, unsure: [], corrected: [] };
    const { told } = rows.append(empty, "/facts/software/sales", [{ item: { amount: "1.00" }, unsure: [] }]);
    assert.deepEqual(told.facts, { software: { sales: [{ amount: "1.00" }] } });
    assert.deepEqual(empty.told.facts, {});
  });
});
