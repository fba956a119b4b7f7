//! The double nearest to a decimal literal, by whole numbers of any length.
//!
//! Std's reader is made for speed, by a table of 10 kB that nothing compresses. Numbers here are few and nearly all of
//! them short and whole: these take no longer, and all others are found by long division.

use std::cmp::Ordering;
use std::iter;

/// Digits that can matter: a number half way between two doubles has at most 767 (Goldberg, 1991). Of more it only counts
/// whether one of them is not 0.
const DIGITS: usize = 800;
/// Beyond so many digits before the point a number is infinite, beyond so many zeros behind it none.
const WIDEST: i64 = 400;
/// Whole numbers of so many digits fit into a word.
const SHORT: usize = 19;
/// The greatest power of 5 that a word holds.
const FIVES: u32 = 27;

/// The IEEE 754 form of a literal that follows the grammar of RFC 8259, section 6, ties to even.
pub(super) fn double(literal: &str) -> u64 {
    if literal.len() <= SHORT && literal.bytes().all(|byte| byte.is_ascii_digit()) {
        return rounded(literal.bytes().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')), 0, false);
    }
    let (sign, unsigned) = literal.strip_prefix('-').map_or((0, literal), |rest| (1 << 63, rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (digits, left_out) = significant(whole, fraction);
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let exponent = exponent_of(exponent).saturating_sub(places).saturating_add(left_out);
    let reach = exponent.saturating_add(i64::try_from(digits.len()).unwrap_or(i64::MAX));
    sign | if digits.is_empty() || reach < -WIDEST {
        0
    } else if reach > WIDEST {
        INFINITE
    } else {
        of(&digits, exponent)
    }
}

/// The digits that count, from the first that is not 0, and how many behind them were left out.
fn significant(whole: &str, fraction: &str) -> (Vec<u8>, i64) {
    let all = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').skip_while(|digit| *digit == 0);
    let (mut digits, mut left_out, mut more) = (Vec::new(), 0, 0);
    for digit in all {
        if digits.len() < DIGITS {
            digits.push(digit);
        } else {
            left_out += 1;
            more |= digit;
        }
    }
    if more > 0 {
        digits.push(1);
        left_out -= 1;
    }
    (digits, left_out)
}

/// An exponent; one of many digits is as good as infinite.
fn exponent_of(text: &str) -> i64 {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let size = digits.bytes().fold(0_i64, |size, digit| size.saturating_mul(10).saturating_add((digit - b'0').into()));
    if negative { -size } else { size }
}

/// `digits × 10^exponent`.
fn of(digits: &[u8], exponent: i64) -> u64 {
    let (mut above, mut below) = (vec![0], vec![1]);
    for digits in digits.chunks(SHORT) {
        let (power, add) = digits.iter().fold((1, 0), |(power, add), digit| (power * 10, add * 10 + u64::from(*digit)));
        times(&mut above, power, add);
    }
    // The twos of 10^exponent go into the exponent of the result.
    let fives = u32::try_from(exponent.unsigned_abs()).unwrap_or(u32::MAX);
    let side = if exponent < 0 { &mut below } else { &mut above };
    for _ in 0..fives / FIVES {
        times(side, 5_u64.pow(FIVES), 0);
    }
    times(side, 5_u64.pow(fives % FIVES), 0);
    // As `divide` takes them: the first bit of `below` begins a word, and `above` has 63 bits more. So the quotient has 63
    // or 64.
    let up = (-length(&below)).rem_euclid(64);
    let apart = length(&below) + up + 63 - length(&above);
    let words = (63 - apart).max(0) / 64 * 64;
    shift_left(&mut below, (up + words).unsigned_abs());
    shift_left(&mut above, (apart + words).unsigned_abs());
    let (quotient, more) = divide(&above, &below);
    rounded(quotient, exponent + up - apart, more)
}

/// The quotient, and whether something is left. The first bit of `below` is the first of its word, and `above` has 63 bits
/// more.
fn divide(above: &[u64], below: &[u64]) -> (u64, bool) {
    let ([.., second, first], [.., top]) = (above, below) else { return (0, false) };
    // By the first words alone it comes out too great, by 2 at most (Knuth, The Art of Computer Programming, 4.3.1, theorem B).
    let mut quotient = low((u128::from(*first) << 64 | u128::from(*second)) / u128::from(*top));
    let mut product = below.to_vec();
    times(&mut product, quotient, 0);
    while compare(&product, above).is_gt() {
        quotient -= 1;
        subtract(&mut product, below);
    }
    (quotient, product != above)
}

const INFINITE: u64 = 0x7ff << 52;

/// The double nearest to `mantissa × 2^exponent`, to which less than one unit is to be added where there is `more`.
fn rounded(mantissa: u64, exponent: i64, more: bool) -> u64 {
    let bits = i64::from(u64::BITS - mantissa.leading_zeros());
    // The exponent that IEEE 754 writes: 1 of the smallest numbers, which have fewer than 53 bits.
    let written = (bits + exponent + 1022).max(1);
    let drop = written - 1075 - exponent;
    if bits == 0 || drop > 64 {
        return 0;
    }
    if written > 0x7fe {
        return INFINITE;
    }
    let kept = if drop > 0 {
        let (wide, drop) = (u128::from(mantissa), drop.unsigned_abs());
        let (kept, rest, half) = (wide >> drop, wide & ((1 << drop) - 1), 1 << (drop - 1));
        let up = rest > half || (rest == half && (more || kept & 1 == 1));
        u64::try_from(kept).unwrap_or(u64::MAX) + u64::from(up)
    } else {
        mantissa << drop.unsigned_abs()
    };
    // The first bit of 53 is not written, but counts one exponent up; so does a carry.
    ((written.unsigned_abs() - 1) << 52) + kept
}

// Whole numbers of any length: words of 64 bits, the lowest first, the last of them not 0 but where it is alone.

fn times(number: &mut Vec<u64>, factor: u64, add: u64) {
    let mut carry = u128::from(add);
    for word in number.iter_mut() {
        carry += u128::from(*word) * u128::from(factor);
        (*word, carry) = (low(carry), carry >> 64);
    }
    push(number, low(carry));
}

fn low(wide: u128) -> u64 {
    u64::try_from(wide & u128::from(u64::MAX)).unwrap_or(u64::MAX)
}

fn push(number: &mut Vec<u64>, word: u64) {
    if word > 0 {
        number.push(word);
    }
}

/// How many bits there are from the first that is 1.
fn length(number: &[u64]) -> i64 {
    let zeros = number.last().map_or(0, |word| word.leading_zeros());
    i64::try_from(number.len()).unwrap_or(i64::MAX) * 64 - i64::from(zeros)
}

fn shift_left(number: &mut Vec<u64>, by: u64) {
    let words = usize::try_from(by / 64).unwrap_or(usize::MAX);
    number.splice(0..0, iter::repeat_n(0, words));
    times(number, 1 << (by % 64), 0);
}

fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Takes away what is not larger.
fn subtract(number: &mut Vec<u64>, other: &[u64]) {
    let mut borrow = false;
    for (place, word) in number.iter_mut().enumerate() {
        let (less, one) = word.overflowing_sub(other.get(place).copied().unwrap_or(0));
        let (less, two) = less.overflowing_sub(borrow.into());
        (*word, borrow) = (less, one || two);
    }
    while number.len() > 1 && number.last() == Some(&0) {
        number.pop();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::number::Double;
    use super::double;

    /// As std's reader, which is exact, has it.
    fn agrees(literal: &str) {
        assert_eq!(double(literal), literal.parse::<Double>().unwrap().to_bits(), "{literal}");
    }

    #[test]
    fn at_every_border() {
        for literal in [
            "0",
            "-0",
            "0.000",
            "0e999999999999999999999",
            "1",
            "-1",
            "9007199254740993",
            "9007199254740992.999",
            "9007199254740993.0000000000000000000000000000000000000000000001",
            "18446744073709551615",
            "18446744073709551616",
            "1e22",
            "1e23",
            "1e-22",
            "8.5e-23",
            "1e308",
            "1e309",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "179769313486231580793e289",
            "1e400",
            "-1e99999999999",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.4703282292062329e-324",
            "1e-324",
            "1e-400",
            "1e-99999999999",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "2.225073858507201136e-308",
            "0.1",
            "0.30000000000000004",
            "350000.50",
            "1E+2",
            "123456789012345678901234567890e-10",
        ] {
            agrees(literal);
        }
        // Half way between two doubles, with all the digits that this takes, and one unit more a thousand digits on.
        let tiny = format!("{:.1074}", Double::from_bits(1) * 3.0);
        let half = format!("{:.1075}", Double::MIN_POSITIVE) + "5";
        for literal in [tiny, half.clone(), half.clone() + &"0".repeat(900) + "1", half + &"0".repeat(900)] {
            agrees(&literal);
        }
        agrees(&format!("{}1e-1000", "9".repeat(1000)));
        agrees(&format!("0.{}1e1000", "0".repeat(1000)));
    }

    proptest! {
        #[test]
        fn it_is_the_reader_of_std(bits in any::<u64>(), whole in "0|[1-9][0-9]{0,30}", rest in r"(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
            agrees(&(whole + &rest));
            let value = Double::from_bits(bits);
            if value.is_finite() {
                agrees(&format!("{value:e}"));
                agrees(&format!("{value}"));
            }
        }

        /// The number half way between two doubles is a tie; a little more or less is none.
        #[test]
        fn ties_go_to_the_even(bits in 0_u64..0x7fe << 52) {
            let (one, next) = (Double::from_bits(bits), Double::from_bits(bits + 1));
            // Both are multiples of 2^-1074, and have all their digits with that many places.
            let digits = |value: Double| format!("{value:.1074}").replace('.', "");
            let half = half_of_sum(&digits(one), &digits(next));
            for literal in [format!("{half}e-1075"), format!("{half}1e-1076")] {
                agrees(&literal);
            }
        }
    }

    /// Half of the sum of two numbers, with one digit more.
    fn half_of_sum(a: &str, b: &str) -> String {
        let width = a.len().max(b.len());
        let padded = |text: &str| -> Vec<u32> {
            format!("{text:0>width$}").bytes().map(|digit| (digit - b'0').into()).collect()
        };
        let mut sum: Vec<u32> = padded(a).iter().zip(padded(b)).map(|(a, b)| a + b).collect();
        for place in (1..sum.len()).rev() {
            sum[place - 1] += sum[place] / 10;
            sum[place] %= 10;
        }
        let (mut out, mut rest) = (String::new(), 0);
        for digit in sum.into_iter().chain([0]) {
            let value = rest * 10 + digit;
            out += &(value / 2).to_string();
            rest = value % 2;
        }
        let plain = out.trim_start_matches('0');
        if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
    }
}
