// A number as a clock shows it.

export function two(number: number): string {
  return (number < 10 ? "0" : "") + number;
}
