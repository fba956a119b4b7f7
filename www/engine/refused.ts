// Whether WebAssembly is to be had here. It is tried, not guessed from names of browsers or words of errors.

/**
 * The smallest module that uses what the binary is built with beyond WebAssembly 1.0: sign extension
 * (`i32.extend8_s`), conversion without a trap (`i32.trunc_sat_f32_s`), bulk memory (`memory.fill`), and a mutable
 * global that is exported.
 */
const TRIAL = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // type: () -> ()
  0x03, 0x02, 0x01, 0x00, // one function of it
  0x05, 0x03, 0x01, 0x00, 0x00, // a memory of no pages
  0x06, 0x06, 0x01, 0x7f, 0x01, 0x41, 0x00, 0x0b, // a mutable global, i32, 0
  0x07, 0x05, 0x01, 0x01, 0x67, 0x03, 0x00, // exported as "g"
  0x0a, 0x19, 0x01, 0x17, 0x00, // its body
  0x41, 0x00, 0xc0, 0x1a, // i32.const 0, i32.extend8_s, drop
  0x43, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x00, 0x1a, // f32.const 0, i32.trunc_sat_f32_s, drop
  0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0b, 0x00, // memory.fill of nothing
  0x0b,
];

/** Why the trial was refused, by what refused it: a policy reports each refusal to the portal, and one is enough. */
const refusals = new WeakMap<object, string>();

/**
 * Why WebAssembly is not to be had, or nothing if it is.
 *
 * A policy refuses the trial as it would refuse the binary, and reports it; so does a browser that is too old for the
 * binary refuse it. Hence whatever fails after this is the fault of the binary or of the way to it.
 */
export function refusal(): string | undefined {
  if (typeof WebAssembly !== "object") return "there is no WebAssembly";
  const { Module } = WebAssembly;
  const before = refusals.get(Module);
  if (before !== undefined) return before;
  try {
    void new Module(new Uint8Array(TRIAL));
    return undefined;
  } catch (thrown) {
    const why = String(thrown);
    refusals.set(Module, why);
    return why;
  }
}
