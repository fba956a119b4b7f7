// The screen of one measure.

import type { TemplateResult } from "lit/html.js";
import { MeasureState } from "../../element/measure-state.js";
import { measureScreen } from "../views/measure.js";
import type { PageStage, Screen } from "./screen.js";

export class MeasureScreen extends MeasureState implements Screen {
  readonly patient = false;

  get title(): string {
    return this.measure.title;
  }

  draw(stage: PageStage): TemplateResult {
    return measureScreen(this.view(stage), this.library.measures.length, stage.page);
  }
}
