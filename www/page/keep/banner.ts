// At the head of every screen: the draft that was found, and a way back from what has replaced the answers.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { text } from "./banner.zh.js";
import type { Keeper } from "./keeper.js";

export function keeperBanner(keeper: Keeper): TemplateResult {
  return html`<div role="status" class="keeper-banner">${undoing(keeper) || restored(keeper)}</div>`;
}

function restored(keeper: Keeper): TemplateResult | typeof nothing {
  const { restored: draft } = keeper;
  if (draft === undefined) return nothing;
  return html`
    <div class="banner" id="draft-restored">
      <p>${text.restored(text.moment(new Date(draft.saved)))}${keeper.isOfOtherPack ? text.otherPack : nothing}</p>
      <div class="buttons">
        <button type="button" class="button button-quiet" id="draft-start-over" @click=${() => keeper.startOver()}>${text.startOver}</button>
        <button type="button" class="button button-quiet" id="draft-go-on" @click=${() => keeper.goOn()}>${text.goOn}</button>
      </div>
    </div>`;
}

function undoing(keeper: Keeper): TemplateResult | undefined {
  const { undo } = keeper;
  if (undo === undefined) return undefined;
  const [said, back] = text.replaced[undo.done];
  return html`
    <div class="banner" id="answers-replaced">
      <p>${said}</p>
      <div class="buttons">
        <button type="button" class="button button-quiet" id="answers-undo" @click=${() => keeper.takeBack()}>${back}</button>
      </div>
    </div>`;
}
