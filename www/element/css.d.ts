// A style sheet as text, bundled and without white space; scripts/css-text.mjs makes it so.
declare module "*.css" {
  const text: string;
  export default text;
}
