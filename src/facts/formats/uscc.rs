//! The unified social credit code, GB 32100-2015.

/// The characters of a code in the order of their values: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Length of a code.
const LENGTH: usize = 18;

/// Says what is wrong with a code, if anything: `uscc.format` for its characters, `uscc.check` for its last.
pub(crate) fn check(code: &str) -> Result<(), &'static str> {
    let values: Vec<usize> = code.bytes().map_while(|byte| ALPHABET.iter().position(|a| *a == byte)).collect();
    if code.len() != LENGTH || values.len() != LENGTH {
        return Err("uscc.format");
    }
    // Weights are the powers of 3 modulo 31; the last character brings the weighted sum to a multiple of 31.
    let (sum, _) = values.iter().fold((0, 1), |(sum, weight), value| ((sum + value * weight) % 31, weight * 3 % 31));
    let (last, weight) = (values.last().copied().unwrap_or(0), 3_usize.pow(17) % 31);
    let expected = (31 - (sum + 31 - last * weight % 31) % 31) % 31;
    if expected == last { Ok(()) } else { Err("uscc.check") }
}
