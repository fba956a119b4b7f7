//! Every Chinese word that reports themselves say. What a policy says comes from the library and stands nowhere here;
//! what the page says too is said in the same words (`www/element/text.zh.ts`).

use std::io;

use huiqi::contract::{
    Awaits, Decides, Limit, LimitUnit, MaterialForm, MaterialStatus, MeasureKind, Required, Severity, Verdict,
};

pub use huiqi::door::FAULT;

pub const ESTIMATE: &str = "预估，不作为兑付承诺";
pub const UNLIMITED: &str = "不限";
pub const TO: &str = "至";
pub const COLON: &str = "：";
pub const COMMA: &str = "，";
pub const LIST: &str = "、";
pub const DOT: &str = " · ";
pub const REMEDY: &str = "怎样才符合：";
pub const BECAUSE: &str = "依据填写：";
pub const IN_PRINCIPLE: &str = "原则上";
pub const VERIFIED: &str = "已核验";
pub const OPTIONAL: &str = "视情况";
pub const PERIOD: &str = "；";
pub const ABSENT: &str = "（无）";
pub const REQUIRED: &str = "必填";
pub const FIRST: &str = "申报前必看";

/// Headings.
pub mod heading {
    pub const APPLIED_ON: &str = "申报日期";
    pub const PROBLEMS: &str = "填写中需要留意";
    pub const MISSING: &str = "还差哪些";
    pub const CONDITIONS: &str = "申报主体的条件";
    pub const MATERIALS: &str = "申报材料清单";
    pub const TIMELINE: &str = "办理流程与期限";
    pub const CONTACTS: &str = "咨询电话";
    pub const NOTES: &str = "条文怎样理解";
    pub const REFERENCES: &str = "依据文件";
    pub const CHANGES: &str = "怎样能改变结果";
    pub const AWARD: &str = "金额怎样得出";
    pub const TERMS: &str = "条文中的数";
    pub const CLAUSES: &str = "政策原文";
    pub const RECEIPT: &str = "测算凭据";
    pub const VERIFICATION: &str = "核对测算凭据";
}

pub fn day(year: i32, month: u32, day: u32, weekday: char) -> String {
    format!("{year}年{month}月{day}日（周{weekday}）")
}
/// The days of the week, Monday first.
pub const WEEKDAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

pub fn yuan(grouped: &str) -> String {
    format!("{grouped} 元")
}
pub fn article(number: u32) -> String {
    format!("第{number}条")
}
pub fn document(title: &str, number: &str) -> String {
    format!("《{title}》（{number}）")
}
pub fn reference(title: &str, number: Option<&str>) -> String {
    number.map_or_else(|| format!("《{title}》"), |number| document(title, number))
}
/// A document that governs: without a number it is described rather than named, and has no title marks.
pub fn governing(title: &str, number: Option<&str>) -> String {
    number.map_or_else(|| title.to_owned(), |number| document(title, number))
}
pub fn applied_on(day: &str) -> String {
    format!("申报日期 {day}")
}
pub fn pack(id: &str, version: &str) -> String {
    format!("政策数据 {id} {version}")
}
pub const DIGEST: &str = "数据校验码";

pub fn verdict(verdict: Verdict, awaits_office: bool) -> &'static str {
    match verdict {
        Verdict::Eligible => "符合申报条件",
        Verdict::Ineligible => "不符合申报条件",
        Verdict::Undetermined if awaits_office => "待审核部门认定",
        Verdict::Undetermined => "还不能判定",
        Verdict::Informational => "引导性措施，无须申报",
    }
}

/// What one does next, by how things stand.
pub mod advice {
    pub const READY: &str = "条件、材料都已齐备，可以申报。";
    pub const MEND: &str = "条件已符合，请先改正填写有误之处。";
    pub const UNDECIDED: &str = "条件已符合，还有问题决定要不要某些材料。";
    pub const NO_LIST: &str = "条件已符合。条文没有列出申报材料，申报前请先向下面的咨询电话了解。";
    pub const INELIGIBLE: &str = "原因见下面逐条核对的条件。";
    pub const OFFICE: &str = "能填的都已填完，余下的由审核部门认定。";
    pub const ELSEWHERE: &str = "能填的都已填完，其余的条件和办法另有规定，请看依据文件，或者打下面的咨询电话。";
    pub const OPEN: &str = "补上下面还差的内容，结论和金额会随之收窄。";
    pub const OPEN_VERDICT: &str = "补上下面还差的内容，结论会随之明确。";
    pub const GUIDANCE: &str = "条文没有规定怎样申报，想了解或者参与，请打下面的咨询电话。";

    pub fn materials(short: usize) -> String {
        format!("条件已符合，材料还差 {short} 份。")
    }
}

/// The sum.
pub mod figure {
    pub const FINAL: &str = "预计奖补金额";
    pub const RANGE: &str = "可能的奖补区间";
    pub const NONE: &str = "政策没有为这项措施写明金额。";
    pub const IF_SELECTED: &str = "入选后";
    pub const OFFICE_OPEN: &str = "待审核部门认定";

    pub fn open(count: usize) -> String {
        format!("还差 {count} 项，不是结果")
    }
}

/// The total of a match.
pub mod total {
    pub const SUM: &str = "符合条件的奖补合计";
    pub const NONE: &str = "目前没有可以计入合计的奖补。";
    pub const NO_ITEM: &str = "填写的各项都不计入奖补。";
    pub const AND_MORE: &str = "等";

    pub fn of(titles: &str) -> String {
        format!("计入：{titles}")
    }
    pub fn highest(titles: &str) -> String {
        format!("{titles}只计其中最高的一项。")
    }
    pub fn cap(titles: &str, limit: &str) -> String {
        format!("{titles}合计最多计 {limit}。")
    }
    pub fn selected(titles: &str) -> String {
        format!("{titles}经评选入选后才有奖补，没有计入合计。")
    }
    pub fn still_decides(count: usize) -> String {
        format!("还差 {count} 项：")
    }
}

pub fn quoted(title: &str) -> String {
    format!("“{title}”")
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "有误",
        Severity::Warning => "提醒",
    }
}

pub fn decides(decides: Decides) -> &'static str {
    match decides {
        Decides::Verdict => "影响能否申报",
        Decides::Award => "影响金额",
        Decides::Checklist => "影响需要哪些材料",
    }
}

pub fn awaits(awaits: Option<Awaits>) -> &'static str {
    match awaits {
        Some(Awaits::Office) => "待审核部门认定",
        _ => "待填写",
    }
}

/// A text with what is to be minded of it.
pub fn noted(text: &str, beside: &[impl AsRef<str>]) -> String {
    let beside: Vec<&str> = beside.iter().map(AsRef::as_ref).collect();
    if beside.is_empty() { text.to_owned() } else { format!("{text}（{}）", beside.join(COMMA)) }
}

/// The same where each remark may have commas of its own.
pub fn remarked(text: &str, about: &[String]) -> String {
    if about.is_empty() { text.to_owned() } else { format!("{text}（{}）", about.join(PERIOD)) }
}

pub fn tally(met: usize, unmet: usize, open: usize) -> String {
    let parts = [(met, "项符合"), (unmet, "项不符合"), (open, "项待定")];
    let said = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    said.collect::<Vec<_>>().join(COMMA)
}

pub fn count(count: usize) -> String {
    format!("{count} 项")
}

pub mod item {
    use huiqi::contract::ItemStatus;

    pub const COUNTED: &str = "计入";
    pub const NOT_COUNTED: &str = "不计入";
    pub const UNKNOWN: &str = "是否计入待定";

    pub fn status(status: ItemStatus) -> &'static str {
        match status {
            ItemStatus::Counted => COUNTED,
            ItemStatus::NotCounted => NOT_COUNTED,
            ItemStatus::Unknown => UNKNOWN,
        }
    }

    pub fn titled(label: &str, number: usize) -> String {
        format!("{label} {number}")
    }
    pub fn rules(label: &str) -> String {
        format!("每项{label}的条件")
    }
    pub fn heading(label: &str, total: usize, counted: usize) -> String {
        format!("{label}的条件（{total} 项，{counted} 项计入）")
    }
}

/// The checklist.
pub mod materials {
    pub const ONCE: &str = "整个申报交一次";
    pub const ANY_ONE: &str = "任选其一";
    pub const KEEP_ORIGINAL: &str = "原件备查";
    pub const NOT_NEEDED: &str = "不计入奖补，不需要材料";
    pub const ANSWER_FIRST: &str = "先回答相关问题";
    pub const EACH: &str = "逐项各交一份";

    pub fn progress(provided: usize, needed: usize) -> String {
        format!("需要 {needed} 份，已备 {provided} 份")
    }
    pub fn undecided(count: usize) -> String {
        format!("另有 {count} 份要看回答")
    }
    pub fn issuer(issuer: &str) -> String {
        format!("由{issuer}出具")
    }
    pub fn must_state(names: &str) -> String {
        format!("须载明：{names}")
    }
    pub fn keep_all(form: &str) -> String {
        format!("未另注明的交{form}")
    }
}

pub fn form(form: MaterialForm) -> &'static str {
    match form {
        MaterialForm::Original => "原件",
        MaterialForm::Copy => "复印件",
        MaterialForm::Electronic => "电子版",
    }
}

pub fn material(status: MaterialStatus, required: Required) -> &'static str {
    match (status, required) {
        (MaterialStatus::Provided, _) => "已备",
        (MaterialStatus::Faulty, _) => "有出入",
        (MaterialStatus::Missing, Required::Unknown) => "视情况",
        (MaterialStatus::Missing, _) => "待备",
        (MaterialStatus::NotNeeded, _) => "不需要",
    }
}

pub fn limit(limit: Limit) -> String {
    let unit = match limit.unit {
        LimitUnit::Workday => "工作日",
        LimitUnit::Day => "自然日",
    };
    format!("{} 个{unit}", limit.days)
}
pub fn starts(day: &str) -> String {
    format!("{day} 起")
}
pub fn due(day: &str) -> String {
    format!("最迟 {day}")
}
pub fn done(day: &str) -> String {
    format!("{day} 完成")
}
pub fn waits(event: Option<&str>) -> String {
    event.map_or_else(|| "前一环节办完后起算".to_owned(), |event| format!("“{event}”之后起算"))
}

pub fn kind(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Award => "奖补金额有明文",
        MeasureKind::Deferred => "另有文件规定",
        MeasureKind::Recognition => "认定类",
        MeasureKind::Guidance => "引导性",
    }
}

/// Receipts.
pub mod receipt {
    pub fn saved(path: &str) -> String {
        format!("已保存为 {path}。")
    }
    pub const NOT_SAVED: &str = "没有保存。加 -o 文件名 保存凭据，加 --json 输出凭据本身。";
    pub const HOW_TO_CHECK: &str = "用 huiqi verify 核对。";
    pub const CLAIMED: &str = "凭据所载";
    pub const COMPUTED: &str = "重新计算";
    pub const VALID: &str = "凭据完好：内容没有改动，重新计算的结果一致。";
    pub const OTHER_PACK: &str = "凭据是按另一版本的政策数据测算的，这里按现在的版本重新计算：";
    pub const NO_VERDICT: &str = "（凭据没有写明结论）";
    pub const OUTCOME: &str = "结论";

    pub fn differs(count: usize) -> String {
        format!("凭据与重新计算的结果有 {count} 处不同。")
    }
}

/// Many applications at once.
pub mod batch {
    pub fn progress(lines: usize) -> String {
        format!("已处理 {lines} 行")
    }
    pub fn summary(answered: usize, refused: usize) -> String {
        let all = answered + refused;
        format!("共 {all} 行：算出结果 {answered} 行，内容有误、没有结果 {refused} 行。\n")
    }
}

/// Receipts that were kept, computed anew.
pub mod replay {
    pub fn summary([same, changed, untrue]: [usize; 3], refused: usize) -> String {
        let all = same + changed + untrue + refused;
        format!(
            "共 {all} 行：结果不变 {same} 行，结果有变 {changed} 行，凭据不实 {untrue} 行，不是凭据 {refused} 行。\n"
        )
    }
}

/// Codes: what a QR code or a link carries.
pub mod code {
    pub const VALID: &str = "与预审报告一致：按所载的内容重新计算，结果相同。";
}

/// What a form asks.
pub mod question {
    pub const BOOLEAN: &str = "true=是、false=否";
    pub const MONEY: &str = "金额（元）";
    pub const DATE: &str = "日期";
    pub const INTEGER: &str = "整数";
    pub const TEXT: &str = "文字";
    pub const NOT_FUTURE: &str = "不晚于申报日期";

    pub fn at_least(min: i64) -> String {
        format!("不小于 {min}")
    }

    pub fn at_most(max: i64) -> String {
        format!("不大于 {max}")
    }

    pub fn none(label: &str) -> String {
        format!("null 表示“{label}”")
    }
}

// Refusals.

pub const STANDARD_INPUT: &str = "标准输入";
pub const STANDARD_OUTPUT: &str = "标准输出";
pub const ERROR: &str = "错误";
pub const PLACE: &str = "位置";
pub const CODE: &str = "代码";
pub const SUGGESTION: &str = "建议";

pub fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("找不到文件“{name}”。请核对文件名和所在的目录。"),
        io::ErrorKind::PermissionDenied => format!("没有权限读取“{name}”。请核对文件的权限。"),
        io::ErrorKind::IsADirectory => format!("“{name}”是目录，不是文件。请给出文件名。"),
        _ => format!("无法读取“{name}”：{error}。"),
    }
}
pub fn unknown_language(name: &str, tags: &[String]) -> String {
    let tags = tags.join(LIST);
    format!("没有语言“{name}”，也没有叫这个名字的文件。请改用 {tags}，或者给出语言文件的路径。")
}
pub fn no_sql(measure: &str, reason: &str) -> String {
    format!("措施“{measure}”不能写成 SQL：{reason}。请用 huiqi assess 或 huiqi batch 判断。")
}
pub fn unwritable(name: &str, error: &io::Error) -> String {
    format!("无法写入“{name}”：{error}。请核对目录、权限和剩余空间。")
}
pub fn overwriting(name: &str) -> String {
    format!("“{name}”正是要读取的文件，写入会把它清空。请用 -o 换一个文件名。")
}
pub fn deaf(address: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => format!("{address} 已被占用。请用 --listen 换一个端口，或者先停掉占用它的程序。"),
        _ => format!("无法在 {address} 提供服务：{error}。"),
    }
}
