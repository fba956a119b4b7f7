// scripts/page-answers.mjs ADDRESS: waits until a server answers there, then fails unless it gives the page, the
// script that the page names, the binary with the type that browsers compile while it loads, and what portals try out.
const [address] = process.argv.slice(2);

async function ask(path, type) {
  const response = await fetch(new URL(path, address));
  const got = response.headers.get("content-type") ?? "no type";
  if (!response.ok || !got.startsWith(type)) throw new Error(`${response.url}: ${response.status}, ${got}`);
  return response.text();
}

const deadline = Date.now() + 10_000;
while (
  !(await fetch(address).then(
    () => true,
    () => false,
  ))
) {
  if (Date.now() > deadline) throw new Error(`${address}: no answer within 10 seconds`);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const html = await ask(".", "text/html");
for (const [, path] of html.matchAll(/<script[^>]* src="([^"]+)"/g)) await ask(path, "text/javascript");
await ask("huiqi_bg.wasm", "application/wasm");
for (const folder of ["examples/", "playground/"]) await ask(folder, "text/html");
console.log(`${address} answers with the page`);
