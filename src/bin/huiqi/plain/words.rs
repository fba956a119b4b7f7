//! The words of the form without JavaScript that no report has; all others are the reports' (`render/words.rs`).

pub const SITE: &str = "惠企 · 政策条件自测";
pub const TITLE_SEPARATOR: &str = " - ";
pub const MEASURES: &str = "政策措施";
pub const ALL: &str = "全部措施";
pub const INDEX_HELP: &str = "选一项措施，填写后提交，就能看到是否符合条件、可能的金额、要备的材料和办理期限。这些页面不用脚本，旧版浏览器和文字终端都能使用。填写的内容只用来计算，不会保存。";
pub const CHANGE: &str = "修改填写的内容";
pub const FORM: &str = "填写";
pub const RESULT: &str = "测算结果";
pub const JUDGE: &str = "核对条件、计算金额";
pub const GO_BACK: &str = "请用浏览器的“后退”回到刚才的页面，填写的内容还在；或者从头填写。";

pub const DATE: &str = "打算哪一天申报";
pub const DATE_HELP: &str = "用来判断是否为工作日、推算各环节期限，不填就按今天（北京时间）计算";
pub const DAY_EXAMPLE: &str = "例如 2026-10-08";
pub const YUAN: &str = "元（只写数字）";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const UNSURE: &str = "不清楚";
pub const OPTIONAL: &str = "（选填）";
pub const BOTH: &str = "既填写了内容，又勾选了没有：按填写的内容计算。请去掉不对的一个。";

pub const MET: &str = "符合";
pub const UNMET: &str = "不符合";
pub const OPEN: &str = "待定";

pub const MATERIALS_HELP: &str = "已经备好的打勾。";
pub const SHOW_STATES: &str = "登记材料所载内容";
pub const STATES_HELP: &str = "照材料填写，与您的填写和其他材料核对，看不清的可以不填。填了所载内容的材料算作已备。";
pub const PROGRESS: &str = "办理进度";
pub const PROGRESS_HELP: &str = "办完一步就填上日期，后面的期限会随之算出。";
pub const STEP: &str = "环节";
pub const ACTOR: &str = "由谁办理";
pub const DAYS: &str = "期限和日期";

pub const NOT_UTF8: &str =
    "提交的内容不是 UTF-8 编码，无法读取。请换用其他浏览器，或者把页面编码改为 UTF-8 后重新提交。";

pub fn problems(count: usize) -> String {
    format!("有 {count} 处需要留意")
}
pub fn no_items(label: &str) -> String {
    format!("还没有填写{label}。")
}
pub fn none_of(label: &str) -> String {
    format!("确实没有{label}")
}
pub fn add(label: &str) -> String {
    format!("添加{label}")
}
pub fn remove(title: &str) -> String {
    format!("删除{title}")
}
pub fn full(count: usize) -> String {
    format!("最多 {count} 项。")
}
pub fn done_on(step: &str) -> String {
    format!("{step}的完成日期")
}
pub fn unknown_field(name: &str) -> String {
    format!("表格里没有“{name}”这一项，没有计算。请重新打开表格再填写。")
}
pub fn twice(name: &str) -> String {
    format!("“{name}”提交了两次，不知道以哪个为准，没有计算。请重新打开表格再填写。")
}
