// What a printed page says to somebody who has only the paper: its text, page by page, and its QR codes.
import { createCanvas } from "@napi-rs/canvas";
import jsqr from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Dots for each point: 144 to an inch, less than any scanner has. */
const SCALE = 2;

/** Fonts give some characters as the radical that looks the same. */
const RADICALS = { "⻚": "页", "⻔": "门", "⻋": "车", "⻅": "见", "⻓": "长", "⻛": "风", "⻜": "飞", "⻢": "马", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻉": "贝", "⻄": "西", "⻘": "青", "⻆": "角", "⻁": "虎" };
const plain = (text) => text.replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS[radical] ?? radical).normalize("NFKC").replace(/\s+/g, " ");

/**
 * The pages of a PDF: each with its text, its size in millimetres and the texts of its QR codes, which are looked for from the
 * page on that has the words `from`; without words, nowhere: it takes a while.
 */
export async function readPaper(pdf, from) {
  const paper = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = [];
  let begun = false;
  for (let number = 1; number <= paper.numPages; number++) {
    const page = await paper.getPage(number);
    const { items } = await page.getTextContent();
    const [, , width, height] = page.view;
    const text = plain(items.map(({ str }) => str).join(""));
    begun ||= from !== undefined && text.includes(from);
    pages.push({
      text,
      millimetres: [width, height].map((points) => Math.round(points / 72 * 25.4)),
      codes: begun ? await codesOn(page) : [],
    });
  }
  await paper.destroy();
  return pages;
}

/** A code is higher than this, in millimetres, and its rows are darker than this share of half a page; no line of text is so high. */
const [HIGH, DARK] = [40, 0.1];

/** The codes on a page. As with a scanner in the hand, one is looked at at a time: each stands in one half of the page. */
async function codesOn(page) {
  const viewport = page.getViewport({ scale: SCALE });
  const [width, height] = [viewport.width, viewport.height].map(Math.ceil);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  await page.render({ canvasContext: context, canvas, viewport }).promise;
  const across = width >> 1;
  return [0, width - across].flatMap((left) => {
    const half = context.getImageData(left, 0, across, height);
    return tall(half).flatMap(([top, bottom]) => {
      // With some of the white around it.
      const part = context.getImageData(left, top - 8, across, bottom - top + 16);
      return jsqr(part.data, part.width, part.height, { inversionAttempts: "dontInvert" })?.data ?? [];
    });
  });
}

/** Where dark rows follow one another without a gap, for as long as a code is high: `[from, to]`. */
function tall({ data, width, height }) {
  const runs = [];
  let from = 0;
  for (let row = 0; row <= height; row++) {
    let dark = 0;
    for (let at = row * width * 4; row < height && at < (row + 1) * width * 4; at += 4) dark += data[at] < 128;
    if (dark > width * DARK) continue;
    if ((row - from) / SCALE / 72 * 25.4 > HIGH) runs.push([from, row]);
    from = row + 1;
  }
  return runs;
}
