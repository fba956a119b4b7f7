// `node common.cjs < application.json` prints the award, by each way there is in Node.
const { readFileSync } = require("node:fs");
const { load } = require("huiqi");
const inline = require("huiqi/inline");

const application = JSON.parse(readFileSync(0, "utf8"));
Promise.all([load(), load({ core: "js" }), inline.load()]).then((engines) => {
  console.log(engines.map((engine) => engine.assess(application).award.high).join(" "));
});
