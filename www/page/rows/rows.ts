// Reading the items of a list from a table: what is read is shown row by row, and counts once the person says so.

import type { TemplateResult } from "lit/html.js";
import { focusSoon } from "../door.js";
import type { Tools } from "../tools.js";
import { listsOf, type RowList } from "./columns.js";
import { isChosen, STEP, type Draft, type Outcome } from "./draft.js";
import { itemsAt, type State } from "./take-in.js";
import type { Reading } from "./table.js";
import { text } from "./text.zh.js";
import { body } from "./view.js";

type Reader = typeof import("./reader.js");

/** One list of the measure, and how far its table has come. */
export class Rows {
  private readonly lists: readonly RowList[];
  private at = 0;
  private pasted = "";
  private draft: Draft | undefined;
  private outcome: Outcome | undefined;
  private reader: Reader | undefined;
  /** Counts what was asked to be read: whoever has asked anew no longer waits for the old one. */
  private turn = 0;

  /** Of a measure that asks one list at least. */
  constructor(private readonly tools: () => Tools) {
    this.lists = listsOf(tools().form);
  }

  template(): TemplateResult {
    const { answers } = this.tools();
    const { outcome, list } = this;
    if (outcome && outcome.undo && outcome.undo.after !== answers.snapshot()) this.outcome = undefined;
    return body({
      lists: this.lists,
      list,
      pasted: this.pasted,
      draft: this.draft,
      outcome: this.outcome,
      items: itemsAt(answers.told, list.path).length,
    }, this.actions);
  }

  private get list(): RowList {
    return this.lists[this.at] as RowList;
  }

  private drop(): void {
    this.turn += 1;
    this.draft = undefined;
    this.pasted = "";
  }

  private clear(): void {
    this.drop();
    this.outcome = undefined;
    this.tools().draw();
  }

  /** The parts that are loaded when they are first used; nothing where they do not come, which is said. */
  private async load<T>(module: Promise<T>): Promise<T | undefined> {
    try {
      return await module;
    } catch {
      this.say(text.unloaded, { failed: true });
      return undefined;
    }
  }

  private async library(): Promise<Reader | undefined> {
    if (this.reader === undefined) this.reader = await this.load(import("./reader.js"));
    return this.reader;
  }

  private say(sentence: string, more: Omit<Outcome, "sentence"> = {}): void {
    this.outcome = { sentence, ...more };
    this.tools().announce(sentence);
    this.tools().draw();
  }

  private async read(origin: string, from: (reader: Reader, list: RowList) => ReturnType<Reader["readFile"]> | ReturnType<Reader["readText"]>): Promise<void> {
    const { list } = this;
    this.turn += 1;
    const { turn } = this;
    this.draft = undefined;
    this.outcome = undefined;
    const reader = await this.library();
    if (reader === undefined) return;
    const source = await from(reader, list);
    if (turn !== this.turn) return;
    if (typeof source === "string") return this.say(text.source[source], { failed: true });
    const reading = reader.readTable(source.grid, list);
    this.draft = { grid: source.grid, reading, origin: text.origin(origin, source.sheet), chosen: {}, shown: STEP };
    this.tell(reading);
  }

  /** Says how much of the table is understood. */
  private tell(reading: Reading): void {
    const faults = reading.rows.reduce((count, row) => count + row.faults.length, 0);
    this.tools().announce(text.preview.announce(reading.rows.length, faults));
    this.tools().draw();
  }

  private reread(change: (draft: Draft, reader: Reader) => Partial<Draft> & { assignments?: Reading["assignments"] }): void {
    const { draft, reader } = this;
    if (!draft || !reader) return;
    const { assignments = draft.reading.assignments, ...more } = change(draft, reader);
    const next = { ...draft, ...more };
    this.draft = { ...next, reading: reader.readTable(next.grid, draft.reading.list, assignments) };
    this.tell(this.draft.reading);
  }

  readonly actions = {
    pick: (list: number) => {
      this.at = list;
      this.drop();
      this.tools().draw();
    },
    type: (pasted: string) => {
      this.pasted = pasted;
      if (pasted.trim() === "") return this.clear();
      void this.read("", (reader) => reader.readText(pasted));
    },
    /** A clipboard without plain text. */
    pasteHtml: (source: string) => void this.read("", (reader) => reader.readText(source)),
    file: (file: File) => {
      this.pasted = "";
      void this.read(file.name, (reader, list) => reader.readFile(file, list));
    },
    assign: (at: number, column: string | undefined) => this.reread(({ reading }, reader) =>
      ({ assignments: reader.assignedTo(reading.assignments, at, column) })),
    shift: (at: number, shift: number) => this.reread(({ reading }, reader) =>
      ({ assignments: reader.withShift(reading.assignments, at, shift) })),
    mend: (row: number, at: number, raw: string) => this.reread(({ grid }, reader) => ({ grid: reader.withCell(grid, row - 1, at, raw) })),
    choose: (row: number, taken: boolean) => {
      if (this.draft) this.draft = { ...this.draft, chosen: { ...this.draft.chosen, [row]: taken } };
      this.tools().draw();
    },
    more: () => {
      if (this.draft) this.draft = { ...this.draft, shown: this.draft.shown + STEP };
      this.tools().draw();
    },
    cancel: () => {
      this.clear();
      focusSoon("rows-paste");
    },
    append: () => this.take("append"),
    replace: () => this.take("replace"),
    undo: () => {
      const undo = this.outcome && this.outcome.undo;
      if (!undo) return;
      this.tools().answers.restore(undo.before);
      this.say(text.taken.undone);
      focusSoon("rows-outcome");
    },
    show: () => this.tools().goTo(this.list.path),
    template: (kind: "xlsx" | "csv") => void this.saveTemplate(kind),
    export: () => void this.saveOutcomes(),
  };

  /** The rows that are ticked become items. */
  private take(how: "append" | "replace"): void {
    const { draft, reader } = this;
    const { answers } = this.tools();
    if (!draft || !reader) return;
    const { path, list } = draft.reading.list;
    const rows = draft.reading.rows.filter((row) => isChosen(draft, row));
    const before = answers.snapshot();
    const { told, ...marks }: State = reader[how](before, path, rows);
    if (rows.length === 0 || itemsAt(told, path).length > list.maxItems) return;
    this.drop();
    answers.change(told, marks);
    this.say(text.taken[how](rows.length, list.itemLabel), { undo: { before, after: answers.snapshot() } });
    focusSoon("rows-outcome");
  }

  private async saveTemplate(kind: "xlsx" | "csv"): Promise<void> {
    const { list } = this;
    const reader = await this.library();
    if (reader === undefined) return;
    const rows = reader.templateRows(list);
    const name = text.template.file(list.list.label);
    if (kind === "csv") return this.tools().save(`${name}.csv`, reader.csvOf(rows), reader.CSV_TYPE);
    const writer = await this.load(import("./write-workbook.js"));
    if (writer) this.tools().save(`${name}.xlsx`, await writer.workbookOf(rows, list.list.label), writer.WORKBOOK_TYPE);
  }

  private async saveOutcomes(): Promise<void> {
    const { list } = this;
    const reader = await this.library();
    if (reader === undefined) return;
    const { answers, assessment, save } = this.tools();
    const rows = reader.exportRows(list, itemsAt(answers.told, list.path), assessment, answers.unsure);
    save(`${text.export.file(list.list.label, assessment.date)}.csv`, reader.csvOf(rows), reader.CSV_TYPE);
  }
}

export type RowActions = Rows["actions"];
