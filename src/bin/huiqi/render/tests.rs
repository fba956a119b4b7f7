//! How reports are laid out.

use huiqi::value::{Money, Number, grouped};

use super::figures::{bounds, joined, long_day};
use super::layout::{BOLD, PLAIN, Sheet, span};
use super::wrap::{width, wrap};

#[test]
fn no_line_begins_with_a_mark_that_closes() {
    assert_eq!(wrap("申报条件、申报程序，完。", 10), ["申报条件、", "申报程序，", "完。"]);
    // The tenth column would be the comma's.
    assert_eq!(wrap("申报条件一，二", 10), ["申报条件", "一，二"]);
}

#[test]
fn no_line_ends_with_a_mark_that_opens() {
    assert_eq!(wrap("符合《内蒙古》", 6), ["符合", "《内蒙", "古》"]);
    assert_eq!(wrap("符合的《内蒙古》", 8), ["符合的", "《内蒙", "古》"]);
}

#[test]
fn words_and_numbers_stay_whole() {
    assert_eq!(wrap("电话 0471-4867035 咨询", 14), ["电话", "0471-4867035", "咨询"]);
    assert_eq!(wrap("共350,000.00元", 12), ["共350,000.00", "元"]);
    assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
}

#[test]
fn every_line_fits_and_nothing_is_lost() {
    let text =
        "企业通过自治区数据交易场所购买数据产品，单份合同金额达到20万元的（含），按《办法》〔2024〕225号 give 20%。";
    for columns in 2..60 {
        let lines = wrap(text, columns);
        assert!(columns < 6 || lines.iter().all(|line| width(line) <= columns), "{columns}: {lines:?}");
        let kept = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        assert_eq!(kept(&lines.concat()), kept(text));
    }
}

#[test]
fn empty_lines_stay() {
    assert_eq!(wrap("一\n\n二", 10), ["一", "", "二"]);
    assert!(wrap("", 10).is_empty());
}

#[test]
fn text_stands_beside_its_lead() {
    let mut sheet = Sheet::default();
    sheet.entry(2, &[span("✓ ", PLAIN)], &"条".repeat(40), PLAIN);
    assert_eq!(sheet.finish(), format!("  ✓ {}\n    {}\n", "条".repeat(38), "条".repeat(2)));
}

#[test]
fn text_is_wrapped_under_its_label() {
    let mut sheet = Sheet::default();
    sheet.labelled(2, &span("怎样：", PLAIN), &"条".repeat(40), PLAIN);
    assert_eq!(sheet.finish(), format!("  怎样：{}\n  {}\n", "条".repeat(36), "条".repeat(4)));
}

#[test]
fn a_strangers_text_cannot_write_on_the_terminal() {
    let mut sheet = Sheet::default();
    sheet.line(0, &[span("a\u{1b}[31mb\u{202e}c\u{7}", PLAIN)]);
    assert_eq!(sheet.finish(), "a\u{fffd}[31mb\u{fffd}c\u{fffd}\n");
}

#[test]
fn styles_are_switched_off_again() {
    let mut sheet = Sheet::default();
    sheet.line(0, &[span("a", BOLD), span("b", PLAIN)]);
    assert_eq!(sheet.finish(), "\u{1b}[1ma\u{1b}[0mb\n");
}

#[test]
fn digits_stand_in_threes() {
    assert_eq!(grouped("0.00"), "0.00");
    assert_eq!(grouped("999.50"), "999.50");
    assert_eq!(grouped("1000.00"), "1,000.00");
    assert_eq!(grouped("10000000000000.00"), "10,000,000,000,000.00");
    assert_eq!(grouped("1234567"), "1,234,567");
}

#[test]
fn a_bound_that_bounds_nothing_is_said_to_be_none() {
    let money = |yuan| Money::floor(Number::whole(yuan));
    assert_eq!(joined(bounds(money(0), money(2_500_000))), "0.00 元 至 2,500,000.00 元");
    assert_eq!(joined(bounds(money(0), money(2_500_000_000_000))), "0.00 元 至 不限");
    assert_eq!(joined(bounds(money(5), money(5))), "5.00 元");
}

#[test]
fn days_have_their_weekday() {
    let said = |text: &str| text.parse().map(long_day).ok();
    assert_eq!(said("2026-06-15").as_deref(), Some("2026年6月15日（周一）"));
    assert_eq!(said("2026-06-14").as_deref(), Some("2026年6月14日（周日）"));
}
