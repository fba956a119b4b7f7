// The QR codes of a report: what they say, drawn once the libraries for it have come.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { Receipt } from "huiqi";
import { encode, outcomeOf, packRef } from "../keep/code.js";
import { partsOf } from "../keep/parts.js";
import { text } from "./text.zh.js";

/** White modules around a code, without which it is not found (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** One QR code as a path in its own units. */
interface Drawing {
  size: number;
  path: string;
}

export class Codes {
  private state: "making" | "failed" | Drawing[] = "making";
  private of: string | undefined;

  constructor(private readonly draw: () => void) {}

  /** Makes the codes of a receipt, unless it has them. */
  renew(receipt: Receipt): void {
    if (this.of === receipt.digest) return;
    this.of = receipt.digest;
    this.state = "making";
    void this.make(receipt);
  }

  template(): TemplateResult {
    const { state } = this;
    if (state === "making") return html`<p role="status">${text.check.making}</p>`;
    if (state === "failed") return html`<p role="status">${text.check.failed}</p>`;
    if (state.length === 0) return html`<p id="codes-too-long">${text.check.tooLong}</p>`;
    return html`
      <p>${text.check.codeHelp}</p>
      <div class="report-codes" id="report-codes">
        ${state.map((drawing, at) => figure(drawing, at + 1, state.length))}
      </div>`;
  }

  private async make({ application, assessment, digest }: Receipt): Promise<void> {
    let state: "failed" | Drawing[] = "failed";
    try {
      const code = await encode({ application, assessment: { ...outcomeOf(assessment), pack: packRef(assessment.pack) }, digest });
      state = await drawn(partsOf(code));
    } finally {
      // Whoever has changed an answer meanwhile waits for another one.
      if (this.of === digest) {
        this.state = state;
        this.draw();
      }
    }
  }
}

async function drawn(texts: readonly string[]): Promise<Drawing[]> {
  const [{ correction, generate }, { toSvgPath }] = await Promise.all([import("lean-qr"), import("lean-qr/extras/svg")]);
  return texts.map((one) => {
    // As little correction as there must be fits the most text; more is taken where the same size has room for it.
    const code = generate(one, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.H });
    return { size: code.size, path: toSvgPath(code) };
  });
}

function figure({ size, path }: Drawing, part: number, count: number): TemplateResult {
  const whole = size + 2 * QUIET;
  return html`
    <figure class="report-code">
      <svg viewBox="${-QUIET} ${-QUIET} ${whole} ${whole}" role="img" aria-label=${text.check.label(part, count)} shape-rendering="crispEdges">
        ${svg`<rect x=${-QUIET} y=${-QUIET} width=${whole} height=${whole} fill="#ffffff"></rect><path d=${path} fill="#000000"></path>`}
      </svg>
      ${count === 1 ? nothing : html`<figcaption>${text.check.caption(part, count)}</figcaption>`}
    </figure>`;
}
