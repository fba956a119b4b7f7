// The award over an amount, as the engine gives it: where it begins, where it ends, and where the person is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { load } from "huiqi";
import { readForm } from "huiqi/element";
import { loadTools } from "../lib/tools.mjs";

const { axesOf, curveOf, matters, scale, ticks, withAmount } = await loadTools("chart", "www/page/chart/curve.ts", "www/page/chart/scale.ts");
const huiqi = await load();
const assess = async (application) => huiqi.assess(application);

async function axesWithin(application) {
  const axes = [];
  for (const axis of axesOf(readForm(huiqi.form(application.measure)), application.facts)) if (await matters(application, axis, assess)) axes.push(axis);
  return axes;
}

/** A contract of 350,000 yuan that is paid in full, and an applicant who has had no award this year. */
const COMPLETE = JSON.parse(readFileSync("examples/data-purchase.json", "utf8"));
const AMOUNT = "/facts/contracts/0/amount";

/** An application with other facts in its groups, and another first contract. */
const told = (groups, contract) => ({
  ...COMPLETE,
  facts: {
    ...COMPLETE.facts,
    ...Object.fromEntries(Object.entries(groups).map(([name, facts]) => [name, { ...COMPLETE.facts[name], ...facts }])),
    contracts: [{ ...COMPLETE.facts.contracts[0], ...contract }],
  },
});

// From 200,000 yuan a contract counts (12.2.3), a fifth of it is paid (12.1), 2,000,000 yuan in a year at most (12.1).
const ROWS = {
  "a contract that is paid in full stays so": {
    application: told({ dataPurchase: { awardedThisYear: "0" } }, {}),
    expected: { threshold: 200_000, cap: 10_000_000, here: { x: 350_000, low: "70000.00", high: "70000.00" }, along: ["/facts/contracts/0/paid"] },
  },
  "an award of this year lowers where it ends": {
    application: told({ dataPurchase: { awardedThisYear: "1500000" } }, {}),
    expected: { threshold: 200_000, cap: 2_500_000, here: { x: 350_000, low: "70000.00", high: "70000.00" }, along: ["/facts/contracts/0/paid"] },
  },
  "an amount that is not told has no place on it": {
    application: { measure: "data-purchase", date: COMPLETE.date, facts: { contracts: [{}] } },
    expected: { threshold: 200_000, cap: 10_000_000, here: undefined, along: [] },
  },
};

describe("the curve", () => {
  for (const [name, { application, expected }] of Object.entries(ROWS)) {
    test(name, async () => {
      const axes = await axesWithin(application);
      const axis = axes.find((one) => one.path === AMOUNT);
      assert.ok(axis, `${AMOUNT} is among ${axes.map((one) => one.path)}`);
      const { threshold, cap, here, points } = await curveOf(application, axis, assess);
      assert.deepEqual({ threshold, cap, here, along: axis.along }, expected);
      for (const { x, low, high } of points) {
        const { award } = await assess(withAmount(application, axis, x));
        assert.deepEqual([low, high], [award.low, award.high], `at ${x}`);
      }
    });
  }

  const NONE = {
    "a fixed sum": { measure: "national-case", facts: {} },
    "a contract of which only a part is paid: whatever its amount, but for one, it does not count": told({}, { paid: "300000" }),
  };
  for (const [name, application] of Object.entries(NONE)) {
    test(`is not drawn for ${name}`, async () => assert.deepEqual(await axesWithin(application), []));
  }
});

test("an axis has round marks, and nothing stands outside of it", () => {
  assert.deepEqual(ticks(12_000_000, 4), [0, 5_000_000, 10_000_000]);
  assert.deepEqual(ticks(480_000, 4), [0, 200_000, 400_000]);
  const { at } = scale(100, 10, 210);
  assert.deepEqual([at(0), at(50), at(100), at(1e9)], [10, 110, 210, 210]);
});
