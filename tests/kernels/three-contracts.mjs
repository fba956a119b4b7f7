// What an enterprise with three contracts has in a spreadsheet, what else it is asked, and the award by Node's word.

const SUMS = ["350000", "480000", "1000000"];
const APPLICANT = { kind: "enterprise", soundFinance: true, taxCreditGrade: "A", dishonestyListed: false, byAgent: false };

/** `rows`: as a spreadsheet puts them on the clipboard. `applicant`: `options` by their place, `values` by what is put in. */
export function threeContracts(huiqi) {
  const { contracts, applicant } = huiqi.form("data-purchase").properties;
  const fields = Object.entries(contracts.items.properties);
  const items = SUMS.map((sum, index) => Object.fromEntries(fields.map(([name, node]) => [name, toldOf(name, node, sum, index)])));
  const rows = [
    fields.map(([, { title }]) => title),
    ...items.map((item) => fields.map(([name, node]) => written(node, item[name]))),
  ].map((cells) => cells.join("\t")).join("\r\n");
  const facts = { applicant: APPLICANT, contracts: items, dataPurchase: { awardedThisYear: "0" } };
  const { award } = huiqi.assess({ measure: "data-purchase", date: "2026-06-15", facts });
  return {
    rows,
    applicant: {
      options: Object.entries(APPLICANT).filter(([name]) => name !== "kind").map(([name, value]) => [`/facts/applicant/${name}`, placeOf(applicant.properties[name], value)]),
      values: [["/facts/applicant/kind", written(applicant.properties.kind, APPLICANT.kind)], ["/facts/dataPurchase/awardedThisYear", "0"]],
    },
    award: award.high.replace(/\B(?=(\d{3})+\.)/g, ","),
  };
}

function toldOf(name, node, sum, index) {
  switch (node["x-huiqi"].kind) {
    case "boolean": return true;
    case "money": return sum;
    case "date": return `2026-04-${10 + index}`;
    case "choice": return node.oneOf[0].const;
    default: return `第${index + 1}份合同`;
  }
}

function written(node, value) {
  if (value === true) return "是";
  const choice = (node.oneOf ?? []).find((one) => one.const === value);
  return choice ? choice.title : value;
}

/** Yes stands before no, and choices in their order. */
function placeOf(node, value) {
  return typeof value === "boolean" ? (value ? 0 : 1) : node.oneOf.findIndex((one) => one.const === value);
}
