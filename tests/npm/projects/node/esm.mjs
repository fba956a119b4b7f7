// `node esm.mjs < application.json` prints the award.
import { readFileSync } from "node:fs";
import { load } from "huiqi";

const huiqi = await load();
console.log(huiqi.assess(JSON.parse(readFileSync(0, "utf8"))).award.high);
