// The form model: what a form knows, without a screen.
//
// Takes the engine's form schema and the person's answers, gives the application to assess and what a screen shows of
// the assessment. It touches neither document nor engine, so it runs in Node and under any user interface.

export { absentFrom } from "./absent.js";
export { Answers, type Snapshot, type Told } from "./answers.js";
export * from "./derive.js";
export * from "./find.js";
export { FormModel, type Answer } from "./form-model.js";
export { Interview, questionAt, type Open } from "./interview.js";
export { standsIn } from "./items.js";
export * from "./matches.js";
export * from "./money.js";
export { notesAt } from "./notes.js";
export { isObject, join, read, split } from "./pointer.js";
export { FACTS, isQuestion, locate, readForm, statedAs, type Choice, type Field, type Group, type List, type Question } from "./schema.js";
export { share } from "./share.js";
export { adopt } from "./trial.js";
export { mergeFacts, partFacts, unite } from "./union.js";
