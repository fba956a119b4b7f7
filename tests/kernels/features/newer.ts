// For the test of the tables alone: four features that the oldest promised browsers lack, and some that all have.
document.body.replaceChildren();
navigator.clipboard.writeText(structuredClone("a")).catch(() => undefined);
export const last = [1].at(-1);
export const module = WebAssembly.compile(new ArrayBuffer(8));
new URLSearchParams(location.search).size;
