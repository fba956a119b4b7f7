import { load } from "huiqi";
import { table } from "./scripts/kernels.mjs";
import { exampleApplication } from "./tests/kernels/application.mjs";
import { startSession } from "./tests/kernels/session.mjs";
import { buildSite, serveSite } from "./tests/kernels/site.mjs";
const huiqi = await load();
const application = exampleApplication(huiqi);
const site = await buildSite({ "application.json": application.told, "rows.json": "[]" });
const server = await serveSite(site.folder);
const kernel = table.kernels.find(({name})=>name.includes(process.argv[2]));
const session = await startSession(kernel);
setTimeout(()=>{console.log("TIMEOUT");process.exit(1)},50000);
const FORM = (selector) => { const form = document.querySelector("huiqi-form"); return form && form.shadowRoot && form.shadowRoot.querySelector(selector); };
try { await (await import("./dbg2.tmp.mjs")).default({session,server,application,FORM}); } catch (e) { console.log(e); }
console.log(await session.heard());
await session.close(); process.exit(0);
