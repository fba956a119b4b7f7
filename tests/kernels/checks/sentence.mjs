// Kernels older than promised: one sentence with the telephone and a link, and never a white page.
import assert from "node:assert/strict";
import { test } from "node:test";

/** The sentence as a person sees it: its text and where it leads, or nothing while none is to be seen. */
const SENTENCE = () => {
  const sentence = document.querySelector(".huiqi-guard");
  if (!sentence || sentence.getClientRects().length === 0) return undefined;
  return { text: sentence.textContent, links: [].map.call(sentence.querySelectorAll("a"), (link) => link.getAttribute("href")) };
};

export function sentenceChecks(_, here) {
  for (const at of ["open", "strict"]) {
    test(`a portal with the guard says whom to ask, policy ${at}`, async () => {
      await here.open(at, "element.html");
      const { text, links } = await here.session.until(SENTENCE);
      assert.match(text, /^[^。]*浏览器版本过低[^。]*0471-1234567[^。]*。$/);
      assert.deepEqual(links, ["tel:04711234567", "guide.html"]);
      assert.equal(await here.session.ask(() => document.querySelectorAll("huiqi-form").length), 0, "the sentence stands in its place");
      assert.equal(await here.session.ask(() => document.querySelectorAll("#submit").length), 1, "what is the portal's own stays");
      await here.nothingElse("modules");
    });
  }

  test("the page says so, too", async () => {
    await here.open("strict", "page/index.html#/m/data-purchase");
    const { text } = await here.session.until(SENTENCE);
    assert.match(text, /^[^。]*浏览器版本过低[^。]*。$/);
    // Its script is so small that it comes to no end of its own: nothing more is asked for where the sentence stands.
    await here.nothingElse();
  });
}
