// Loads the package and asks it once, or `again` so many times in the same process, and writes what each took in ms:
// `import` of the module, `answer` from the call of `load` to the first assessment.
//
//     node benches/first-answer.mjs huiqi auto            the binary, in a file beside the module
//     node benches/first-answer.mjs huiqi/inline auto 50  the binary inside the module; 50 more engines
//     node benches/first-answer.mjs huiqi js              the core as JavaScript
import { withContracts } from "./contracts.mjs";

const [entry, core, again = "0"] = process.argv.slice(2);
const application = withContracts(1);

const began = performance.now();
const { load } = await import(entry);
const imported = performance.now() - began;

async function firstAnswer() {
  const before = performance.now();
  const huiqi = await load({ core });
  const { verdict } = huiqi.assess(application);
  const took = performance.now() - before;
  if (verdict !== "eligible") throw new Error(`${entry}: the verdict is ${verdict}`);
  return took;
}

const answers = [];
for (let count = 0; count <= Number(again); count += 1) answers.push(await firstAnswer());
console.log(JSON.stringify({ import: imported, answers }));
