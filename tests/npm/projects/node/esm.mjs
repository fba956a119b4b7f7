// `node esm.mjs < application.json` prints the award, by each way there is in Node.
import { readFileSync } from "node:fs";
import { load } from "huiqi";
import { load as loadInline } from "huiqi/inline";

const application = JSON.parse(readFileSync(0, "utf8"));
const engines = await Promise.all([load(), load({ core: "js" }), loadInline()]);
console.log(engines.map((engine) => engine.assess(application).award.high).join(" "));
