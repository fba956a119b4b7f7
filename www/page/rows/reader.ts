// All that reading and writing rows needs beside the screen, loaded when it is first used.

export { CSV_TYPE, csvOf } from "./csv.js";
export { exportRows } from "./export.js";
export { readFile, readText, type SourceFault } from "./source.js";
export { assignedTo, readTable, withCell, withShift, type Grid, type Reading, type RowReading } from "./table.js";
export { append, replace } from "./take-in.js";
export { templateRows } from "./template.js";
