// The screens of all measures: the one with one question at a time, and the one with all of them. Kept for the visit: who
// comes back finds the search as it was.

import type { TemplateResult } from "lit/html.js";
import { ProfileState } from "../../element/profile-state.js";
import { pageText } from "../../element/text.zh.js";
import type { Route } from "../route.js";
import { homeScreen, questionsScreen } from "../views/home.js";
import type { PageStage, Screen } from "./screen.js";

export class ProfileScreen extends ProfileState implements Screen {
  readonly patient = true;
  private route: Route = { screen: "home" };

  /** Comes to the front, with what may have been told elsewhere. */
  enter(route: Route): void {
    this.route = route;
    this.interview.renew();
  }

  get title(): string {
    return this.route.screen === "questions" ? pageText.questions.heading : pageText.home.heading;
  }

  draw(stage: PageStage): TemplateResult {
    const view = this.view(stage);
    return this.route.screen === "questions"
      ? questionsScreen(view, stage.page)
      : homeScreen(view, this.route.unknown === true);
  }
}
