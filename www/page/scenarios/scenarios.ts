// The tool: scenarios beside one another, with what was told differently and what comes of each.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Assessment } from "huiqi";
import type { Field, Snapshot } from "huiqi/element";
import { Applications } from "../applications.js";
import type { Scenario } from "../keep/draft.js";
import { MOST_SCENARIOS, type Keeper } from "../keep/keeper.js";
import { sameAnswers } from "../keep/states.js";
import type { Tools } from "../tools.js";
import { compareInputs, resultOf, type CompareResult, type CompareRow } from "./compare.js";
import { nextName } from "./names.js";
import { comparison, type Column } from "./table.js";
import { text } from "./text.zh.js";

export class Scenarios {
  private readonly applications: Applications;
  private readonly fields: Field[];
  private renaming: Scenario | undefined;
  private said = "";
  private all = false;
  /** What was compared last: states never change in place, so the same ones give the same table. */
  private compared: { of: readonly Snapshot[]; rows: CompareRow[]; results: CompareResult[] } | undefined;

  constructor(private readonly tools: () => Tools, private readonly keeper: Keeper) {
    const { huiqi, measure } = tools();
    this.applications = new Applications(huiqi);
    this.fields = this.applications.fields(measure.id);
  }

  template(): TemplateResult {
    const { keeper } = this;
    const full = keeper.scenarios.length >= MOST_SCENARIOS;
    return html`
      <section class="card" id="scenarios" aria-labelledby="scenarios-heading">
        <h2 id="scenarios-heading" tabindex="-1">${text.heading}</h2>
        <p class="help">${text.help}</p>
        <div class="buttons">
          <button type="button" class="button button-quiet" id="add-scenario" ?disabled=${full} @click=${() => this.add()}>
            ${text.save(nextName(keeper.scenarios))}
          </button>
        </div>
        ${full ? html`<p class="help">${text.full}</p>` : nothing}
        <div role="status">${this.said === "" ? nothing : html`<p class="file-notice" id="scenario-notice">${this.said}</p>`}</div>
        ${keeper.scenarios.length === 0 ? nothing : this.table()}
      </section>`;
  }

  private table(): TemplateResult {
    const columns = this.columns();
    const { rows, results } = this.compare(columns.map(({ state }) => state));
    return comparison({
      columns, rows, results,
      all: this.all,
      showAll: (all) => this.draw(() => { this.all = all; }),
    });
  }

  /** The scenarios; before them the present answers, unless they are one of them. */
  private columns(): Column[] {
    const { keeper } = this;
    const columns = keeper.scenarios.map((scenario): Column => ({
      name: scenario.name,
      state: scenario.state,
      current: sameAnswers(scenario.state, keeper.state),
      renaming: this.renaming === scenario,
      act: {
        use: () => keeper.switchTo(scenario),
        remove: () => this.remove(scenario),
        rename: () => this.draw(() => { this.renaming = scenario; }),
        renamed: (name) => this.rename(scenario, name),
      },
    }));
    if (columns.some(({ current }) => current)) return columns;
    const now: Column = { name: text.current, state: keeper.state, current: true, renaming: false };
    return [now].concat(columns);
  }

  private compare(of: readonly Snapshot[]): { rows: CompareRow[]; results: CompareResult[] } {
    const known = this.compared;
    if (known !== undefined && known.of.length === of.length && known.of.every((state, at) => state === of[at])) return known;
    const { huiqi, measure } = this.tools();
    const asked = of.map(({ told, unsure }) => ({ application: this.applications.of(measure.id, told), unsure }));
    const assess = ({ application }: { application: Parameters<typeof huiqi.assess>[0] }): Assessment => huiqi.assess(application);
    this.compared = { of, rows: compareInputs(this.fields, asked), results: asked.map((one) => resultOf(assess(one))) };
    return this.compared;
  }

  private add(): void {
    const scenario = this.keeper.addScenario(nextName(this.keeper.scenarios));
    if (scenario !== undefined) this.say(text.saved(scenario.name));
  }

  private remove(scenario: Scenario): void {
    this.keeper.remove(scenario);
    this.say(text.removed(scenario.name));
  }

  private rename(scenario: Scenario, name: string): void {
    this.renaming = undefined;
    if (name.trim() !== "") this.keeper.rename(scenario, name.trim());
    this.say("");
  }

  private say(words: string): void {
    this.draw(() => { this.said = words; });
  }

  private draw(change: () => void): void {
    change();
    this.tools().draw();
  }
}
