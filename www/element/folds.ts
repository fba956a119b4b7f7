// What is folded away and what stands open. Of many items the one in use is open, so that the form stays short and a
// keystroke draws little; what is folded is not drawn at all.

/** More items than this are folded, but for the one in use. */
export const MOST_OPEN = 3;

/** The item that a pointer into the facts lies in: its list, and its index there. */
const ITEM = /^(\/facts(?:\/[^/]+)*?)\/(0|[1-9][0-9]*)(?:\/|$)/;

export class Folds {
  private told: Record<string, boolean> = {};
  private used: Record<string, number | undefined> = {};

  /** Nothing can be opened on paper, so there all is. */
  onPaper = false;

  /** `changed` is called after each change, to draw. */
  constructor(private readonly changed: () => void) {}

  /** Whether what `key` names is open: as the person has left it, else `otherwise`. */
  isOpen(key: string, otherwise = false): boolean {
    const told = this.told[key];
    return this.onPaper || (told === undefined ? otherwise : told);
  }

  /** Opens all while the page is printed; `draw` draws at once. Gives a function that ends it. */
  watchPrint(draw: () => void): () => void {
    const turn = ({ type }: Event): void => {
      this.onPaper = type === "beforeprint";
      this.changed();
      draw();
    };
    const types = ["beforeprint", "afterprint"];
    for (const type of types) addEventListener(type, turn);
    return () => types.forEach((type) => removeEventListener(type, turn));
  }

  set(key: string, open: boolean): void {
    if (this.told[key] === open) return;
    this.told = { ...this.told, [key]: open };
    this.changed();
  }

  /** Whether an item of a list of `count` is open. */
  isItemOpen(list: string, index: number, count: number): boolean {
    return count <= MOST_OPEN || this.isOpen(list) || this.used[list] === index;
  }

  /** Opens the item in use and folds the one before; none: folds it. */
  open(list: string, index: number | undefined): void {
    if (this.used[list] === index) return;
    this.used = { ...this.used, [list]: index };
    this.changed();
  }

  /** Opens whatever a pointer into the application, or a part by its id or clause, lies in. */
  reveal(path: string): void {
    const [, top = ""] = /^\/?([a-z]+)/.exec(path) || [];
    this.set(cardOf(top === "progress" ? "timeline" : top || "clauses"), true);
    const [item, list, index] = ITEM.exec(path) || [];
    if (item !== undefined && list !== undefined) this.open(list, Number(index));
    const [, address] = /^\/materials\/([^/]+)/.exec(path) || [];
    if (address === undefined) return;
    this.set(statedOf(address.replace(/~1/g, "/")), true);
    if (address.indexOf("~1") < 0) return;
    this.set(materialsOf("/facts/" + address.slice(0, address.lastIndexOf("~1")).replace(/~1/g, "/")), true);
  }
}

/** Key of a card that folds. */
export const cardOf = (id: string): string => "card " + id;

/** Key of what a material states, by its address. */
export const statedOf = (address: string): string => "stated " + address;

/** Keys of what belongs to an item, in other places than the form. */
export const materialsOf = (item: string): string => "materials of " + item;
export const conditionsOf = (item: string): string => "conditions of " + item;
