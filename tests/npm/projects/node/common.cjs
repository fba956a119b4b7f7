// `node common.cjs < application.json` prints the award.
const { readFileSync } = require("node:fs");
const { load } = require("huiqi");

load().then((huiqi) => {
  console.log(huiqi.assess(JSON.parse(readFileSync(0, "utf8"))).award.high);
});
