// The clock of every page: from the moment at which the browser got the key to the end of the frame that shows what came
// of it, as the page's main thread sees it.

/** When the key was pressed that no frame is asked for yet. */
let pressed;
/** A sample for each keystroke that has been answered. */
const samples = [];
let answered = () => {};

addEventListener("keydown", ({ timeStamp }) => { pressed = timeStamp; }, true);
// In the capture phase, before whoever answers the keystroke: the frame asked for here is the one that shows the letter.
addEventListener("input", () => {
  const began = pressed;
  // The element speaks for its field with an `input` of its own.
  if (began === undefined) return;
  pressed = undefined;
  const since = () => performance.now() - began;
  const letter = painted().then(since);
  const answer = bench.answer === undefined ? letter : heard(bench.answer).then(painted).then(since);
  void Promise.all([letter, answer]).then(([letter, answer]) => {
    samples.push({ letter, answer, typed: bench.field().value, shown: bench.shown() });
    answered();
  });
}, true);

/** The end of the next frame. */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => {
    // Style, layout and painting follow in the same task as this callback; a message comes after them.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  }));
}

function heard(event) {
  return new Promise((done) => addEventListener(event, done, { once: true }));
}

/**
 * The sample of the keystroke with this number, counted from 0. One that is asked for too late is kept: a key may overtake
 * the question.
 */
async function sample(number) {
  while (samples.length <= number) await new Promise((resolve) => { answered = resolve; });
  return samples[number];
}

/**
 * Tells the runner that the page is ready: `field` gives the field to type in, `shown` what the page says of the award.
 * `answer` is the event of an answer that does not come in the letter's own frame.
 * What else is measured is named by the address, behind its `#`.
 */
export function offer(page) {
  globalThis.bench = { sample, ...page };
}

export const wanted = new URLSearchParams(location.hash.slice(1));
