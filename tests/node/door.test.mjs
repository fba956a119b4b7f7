// The door of the browser: what JavaScript can hand over and JSON cannot say. CONTRACT.md, "Bad input" and "Money".
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { HuiqiError, load } from "huiqi";

let huiqi;
before(async () => {
  huiqi = await load();
});

const application = (facts, rest) => ({ measure: "data-purchase", date: "2026-06-15", facts, ...rest });
const problems = (facts, rest) => huiqi.assess(application(facts, rest)).problems.map(({ path, code }) => `${path} ${code}`);

/** A refusal as the contract has it. Whatever else is thrown is not one. */
function refusal(verb) {
  let answer;
  try {
    answer = verb();
  } catch (error) {
    assert.ok(error instanceof HuiqiError, `${error?.name}: ${error?.message}`);
    assert.ok(error instanceof Error && error.name === "HuiqiError" && error.message.length > 0);
    return error;
  }
  assert.fail(`it was answered: ${JSON.stringify(answer).slice(0, 200)}`);
}
const refused = (facts) => refusal(() => huiqi.assess(application(facts))).code;

class Instance {
  kind = "enterprise";
}
const throws = () => {
  throw new Error("thrown by the value");
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** What is a value of JavaScript and none of JSON. */
const FOREIGN = {
  NaN: NaN,
  "a Date": new Date(0),
  "an invalid Date": new Date(NaN),
  "a Map": new Map([["kind", "enterprise"]]),
  "a Set": new Set(["enterprise"]),
  "an instance of a class": new Instance(),
  "a function": () => "enterprise",
  "a class": Instance,
  "a symbol": Symbol("enterprise"),
  "a bigint": 350000n,
  "a boxed text": new String("enterprise"),
  "a boxed number": new Number(350000),
  "a boxed boolean": new Boolean(true),
  "a regular expression": /enterprise/,
  "an error": new Error("enterprise"),
  "a promise": Promise.resolve("enterprise"),
  "a typed array": new Uint8Array(3),
  "an ArrayBuffer": new ArrayBuffer(3),
  "half a surrogate pair": "\ud83d",
  "the other half": "a\ude00b",
};

for (const [name, value] of Object.entries(FOREIGN)) {
  test(`${name} is fact.type, wherever it stands`, () => {
    assert.deepEqual(problems({ applicant: { name: value } }), ["/facts/applicant/name fact.type"], "a text");
    assert.deepEqual(problems({ applicant: { kind: value } }), ["/facts/applicant/kind fact.type"], "a choice");
    assert.deepEqual(problems({ applicant: { soundFinance: value } }), ["/facts/applicant/soundFinance fact.type"], "a boolean");
    assert.deepEqual(
      problems({ dataPurchase: { awardedThisYear: value } }),
      ["/facts/dataPurchase/awardedThisYear fact.type"],
      "money",
    );
    assert.deepEqual(problems({ contracts: [{ signedOn: value }] }), ["/facts/contracts/0/signedOn fact.type"], "a day");
    assert.deepEqual(problems({ applicant: value }), ["/facts/applicant fact.type"], "a group");
    assert.deepEqual(problems({ contracts: value }), ["/facts/contracts fact.type"], "a list");
    assert.deepEqual(problems({ contracts: [{}, value] }), ["/facts/contracts/1 fact.type"], "an item");
    const rest = { materials: { "business-licence": value }, progress: { application: value } };
    assert.deepEqual(problems({}, rest), ["/materials/business-licence fact.type", "/progress/application fact.type"]);
    const told = { materials: { "tax-credit-certificate": { year: value } } };
    assert.deepEqual(problems({}, told), ["/materials/tax-credit-certificate/year fact.type"], "what a document states");
  });

  test(`${name} at the top level is refused at its place`, () => {
    for (const key of ["measure", "date", "facts", "materials", "progress", "verified"]) {
      const { code, path } = refusal(() => huiqi.assess(application({}, { [key]: value })));
      // Half a surrogate pair is no text either.
      assert.deepEqual({ code, path }, { code: "application.type", path: `/${key}` }, key);
    }
    assert.equal(refusal(() => huiqi.assess(value)).code, "application.type");
    assert.match(refusal(() => huiqi.verify(value)).code, /^receipt\./);
  });
}

test("undefined is left out, in a list it is an item that is none", () => {
  assert.deepEqual(problems({ applicant: undefined, contracts: undefined, nobody: undefined }), []);
  assert.deepEqual(problems({ applicant: { kind: undefined, nobody: undefined } }), []);
  assert.deepEqual(problems({ contracts: [undefined, , {}] }), ["/facts/contracts/0 fact.type", "/facts/contracts/1 fact.type"]);
  const told = huiqi.receipt(application({ applicant: { name: undefined } }, { materials: undefined, progress: undefined }));
  assert.deepEqual(told.application, application({ applicant: {} }));
  assert.match(huiqi.assess({ measure: "data-purchase", facts: {}, date: undefined }).date, /^20\d\d-\d\d-\d\d$/);
  assert.equal(refusal(() => huiqi.assess({ measure: undefined, facts: {} })).code, "application.missing");
});

test("objects without a prototype are objects", () => {
  const bare = (members) => Object.assign(Object.create(null), members);
  const facts = bare({ applicant: bare({ kind: "enterprise" }), contracts: [bare({ amount: "350000" })] });
  assert.deepEqual(huiqi.assess(bare(application(facts))), huiqi.assess(application(JSON.parse(JSON.stringify(facts)))));
  assert.equal(huiqi.verify(bare(huiqi.receipt(application({})))).valid, true);
});

test("so are objects of another realm: a frame, a worker's message, a test runner's sandbox", () => {
  const source = JSON.stringify(application({ applicant: { kind: "enterprise" }, contracts: [{ amount: 350000 }] }));
  const stranger = runInContext(`(${source})`, createContext());
  assert.ok(!(stranger instanceof Object));
  assert.deepEqual(huiqi.assess(stranger), huiqi.assess(JSON.parse(source)));
  assert.deepEqual(problems({ applicant: runInContext("new Date()", createContext()) }), ["/facts/applicant fact.type"]);
});

test("a member is its own: nothing is taken from a prototype, nothing hidden or named by a symbol", () => {
  const inherits = Object.create(Object.create(null, { kind: { value: "enterprise", enumerable: true } }));
  inherits.soundFinance = true;
  const hidden = Object.defineProperty({ [Symbol("kind")]: "x" }, "kind", { value: "enterprise", enumerable: false });
  for (const applicant of [inherits, hidden]) {
    const answer = huiqi.assess(application({ applicant }));
    assert.equal(answer.conditions.find(({ id }) => id === "enterprise").status, "unknown");
  }
  const named = JSON.parse('{"__proto__":{"kind":"enterprise"},"constructor":1}');
  assert.deepEqual(problems({ applicant: named }), [
    "/facts/applicant/__proto__ fact.unknown",
    "/facts/applicant/constructor fact.unknown",
  ]);
});

test("half a surrogate pair in a key makes the whole object none: it has no pointer", () => {
  assert.deepEqual(problems({ applicant: { "\ud800": 1, "\ud801": 2 } }), ["/facts/applicant fact.type"]);
  assert.equal(refused({ "\udc00": 1 }), "application.type");
});

test("a member that throws when it is read is there, and is nothing", () => {
  const applicant = { get kind() { return throws(); }, soundFinance: true };
  assert.deepEqual(problems({ applicant }), ["/facts/applicant/kind fact.type"]);
  const contracts = Object.defineProperty([{}], 1, { get: throws, enumerable: true });
  assert.deepEqual(problems({ contracts }), ["/facts/contracts/1 fact.type"]);
  assert.equal(refusal(() => huiqi.assess({ measure: "data-purchase", get facts() { return throws(); } })).path, "/facts");
});

test("a Proxy is what it shows, and nothing when it throws", () => {
  assert.deepEqual(problems({ applicant: new Proxy({ kind: "park" }, {}) }), []);
  assert.deepEqual(problems({ contracts: new Proxy([{ amount: "1.234" }], {}) }), ["/facts/contracts/0/amount money.precision"]);
  for (const trap of ["ownKeys", "getPrototypeOf"]) {
    assert.deepEqual(problems({ applicant: new Proxy({}, { [trap]: throws }) }), ["/facts/applicant fact.type"], trap);
  }
  assert.deepEqual(problems({ contracts: new Proxy([], { get: throws }) }), ["/facts/contracts fact.type"]);
  assert.deepEqual(problems({ applicant: revoked() }), ["/facts/applicant fact.type"]);
});

test("a value may ask the engine while it is being read", () => {
  const applicant = { get kind() { return huiqi.assess(application({})).verdict === "undetermined" ? "enterprise" : "park"; } };
  const nested = huiqi.assess(application({ applicant }));
  assert.equal(nested.conditions.find(({ id }) => id === "enterprise").status, "met");
});

/** So many objects, one in another, around a text. */
function nested(levels) {
  let value = "x";
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

test("32 levels are read, 33 and those without end are json.depth", () => {
  // The application is level 1 and its facts level 2.
  assert.deepEqual(problems({ x: nested(30) }), ["/facts/x fact.unknown"]);
  assert.equal(refused({ x: nested(31) }), "json.depth");
  assert.equal(refused({ x: nested(1_000_000) }), "json.depth");
  const circle = {};
  circle.circle = circle;
  const fan = [];
  fan.push(fan, fan, fan);
  for (const value of [circle, fan]) {
    const { code, path, line, column } = refusal(() => huiqi.assess(application({ x: value })));
    assert.deepEqual({ code, path, line, column }, { code: "json.depth", path: undefined, line: undefined, column: undefined });
  }
  // A receipt has one level more, so that every one we issue can be verified.
  const receipt = huiqi.receipt(application({ x: nested(30) }));
  assert.equal(huiqi.verify(receipt).valid, true);
  assert.equal(refusal(() => huiqi.verify({ ...receipt, application: application({ x: nested(31) }) })).code, "json.depth");
});

test("a tree that shares its branches is as large as it would be written out", () => {
  let wide = ["x"];
  // 2^25 leaves in 25 arrays.
  for (let level = 0; level < 25; level += 1) wide = [wide, wide];
  assert.equal(refused({ x: wide }), "json.size");
});

test("1,001 items are list.size, and a list that says it is endless is refused", () => {
  assert.deepEqual(problems({ contracts: Array(1000).fill({}) }), []);
  assert.deepEqual(problems({ contracts: Array(1001).fill({}) }), ["/facts/contracts list.size"]);
  assert.deepEqual(problems({ contracts: Array(500_000).fill({}) }), ["/facts/contracts list.size"]);
  // Nothing stands in it; copying it would take 34 gigabytes.
  assert.equal(refused({ contracts: new Array(2 ** 32 - 1) }), "json.size");
});

test("a text may have 500 characters; one beyond the size of an application is refused like its text", () => {
  assert.deepEqual(problems({ applicant: { name: "\u{20BB7}".repeat(500) } }), []);
  assert.deepEqual(problems({ applicant: { name: "\u{20BB7}".repeat(501) } }), ["/facts/applicant/name text.size"]);
  assert.equal(refused({ applicant: { name: "x".repeat(3 << 20) } }), "json.size");
  assert.equal(refused({ ["x".repeat(3 << 20)]: true }), "json.size");
});

test("money as a number is judged by the text that JavaScript gives it", () => {
  const judged = (value) => problems({ dataPurchase: { awardedThisYear: value } })[0]?.split(" ")[1] ?? told(value);
  const told = (value) =>
    huiqi.receipt(application({ dataPurchase: { awardedThisYear: value } })).application.facts.dataPurchase.awardedThisYear;
  const rows = [
    [350000, "350000.00"],
    [350000.0, "350000.00"],
    [3.5e5, "350000.00"],
    [0, "0.00"],
    [-0, "0.00"],
    [0.1, "0.10"],
    [0.07, "0.07"],
    [1234567.89, "1234567.89"],
    [1e13, "10000000000000.00"],
    [0.1 + 0.2, "money.precision"],
    [200000.005, "money.precision"],
    [1e13 + 0.01, "money.range"],
    [2 ** 53, "money.range"],
    [1e20, "money.range"],
    [-1, "money.range"],
    [-0.001, "money.range"],
    [1e21, "money.format"],
    [1e-7, "money.format"],
    [5e-324, "money.format"],
    [Number.MAX_VALUE, "money.format"],
    // What JSON.parse makes of 1e400: the same as for its text, so that a file means the same in every door.
    [Infinity, "money.format"],
    [-Infinity, "money.format"],
  ];
  for (const [value, expected] of rows) assert.equal(judged(value), expected, String(value));
});

test("a receipt is not made of what JSON cannot carry: it would say something else", () => {
  const places = [
    [{ facts: { applicant: { name: NaN } } }, "/facts/applicant/name"],
    [{ facts: { nobody: { asks: [0, new Date(0)] } } }, "/facts/nobody/asks/1"],
    [{ facts: { dataPurchase: { awardedThisYear: Infinity } } }, "/facts/dataPurchase/awardedThisYear"],
    [{ facts: {}, materials: { invoice: "\ud800" } }, "/materials/invoice"],
  ];
  for (const [told, place] of places) {
    const { code, path } = refusal(() => huiqi.receipt(application({}, told)));
    assert.deepEqual({ code, path }, { code: "application.type", path: place });
  }
  const receipt = huiqi.receipt(application({}));
  assert.equal(refusal(() => huiqi.verify({ ...receipt, digest: new Date(0) })).code, "receipt.type");
});

test("a number is no text, no boolean and no day; an infinite one neither", () => {
  for (const value of [1, 0, Infinity]) {
    assert.deepEqual(problems({ applicant: { name: value, soundFinance: value, kind: value } }), [
      "/facts/applicant/kind fact.type",
      "/facts/applicant/name fact.type",
      "/facts/applicant/soundFinance fact.type",
    ]);
    assert.deepEqual(problems({ contracts: [{ signedOn: value }] }), ["/facts/contracts/0/signedOn fact.type"]);
  }
});

test("refusals say what, where and what was meant", () => {
  const seen = (value) => {
    const { code, path, suggestion } = refusal(() => huiqi.assess(value));
    return { code, path, suggestion };
  };
  const facts = {};
  assert.deepEqual(seen({ measure: "data-purchse", facts }), {
    code: "measure.unknown", path: "/measure", suggestion: "data-purchase",
  });
  assert.deepEqual(seen({ measure: "data-purchase", facts, materals: {} }), {
    code: "application.unknown-key", path: "/materals", suggestion: "materials",
  });
  assert.deepEqual(seen({ measure: "data-purchase" }), { code: "application.missing", path: "/facts", suggestion: undefined });
  assert.deepEqual(seen(application(facts, { date: "2026-02-30" })), { code: "date.format", path: "/date", suggestion: undefined });
  assert.deepEqual(seen(application(facts, { verified: [7] })), {
    code: "application.type", path: "/verified/0", suggestion: undefined,
  });
  assert.equal(refusal(() => huiqi.measure("data-purchse")).suggestion, "data-purchase");
  assert.equal(refusal(() => huiqi.form("nothing like it")).code, "measure.unknown");
  // Keys that say nothing are not there, so that an error prints as what it is.
  assert.deepEqual(Object.keys(refusal(() => huiqi.measure("data-purchse"))).sort(), ["code", "name", "path", "suggestion"]);
});
