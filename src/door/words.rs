//! Every Chinese word that the native doors say in common, about what they were given. What a policy says comes from its
//! pack and stands nowhere here; what one room of the native door alone says stands in that room's own `words.rs`.

/// That the program is at fault.
pub const FAULT: &str = "程序出错，没有得出结果。请稍后重试。";

/// Codes: what a QR code or a link carries.
pub mod code {
    pub const NONE: &str = "这不是预审报告上的二维码或者填写链接的内容。请重新扫描，或者复制完整的链接。";
    pub const CUT: &str = "二维码或者链接的内容不完整，后面缺了一段。请重新扫描，或者复制完整的链接。";
    pub const NEWER: &str = "这是较新版本的页面生成的，本程序读不了。请更新程序。";
    pub const TOO_LARGE: &str = "二维码或者链接的内容过大，不会是一份申报的内容。请核对来源。";
    pub const SEVERAL: &str =
        "这个链接是全部措施的回答，没有单独一项的结果可以核对。请核对某一项措施的预审报告或者链接。";
    pub const MIXED: &str = "这几个二维码不是同一份报告的。请只扫描同一份报告上的二维码。";

    pub fn absent(number: u8, of: u8) -> String {
        format!("这份报告的二维码共 {of} 个，缺少第 {number} 个。请把 {of} 个都扫描下来，每个占一行，次序不限。")
    }
}

/// Calls of the library from another language.
pub mod call {
    pub const ENGINE: &str =
        "参数 engine 不是 huiqi_load 给出的，或者已经用 huiqi_free 释放。请核对它的来处和释放的时机。";

    pub fn null(name: &str) -> String {
        format!("参数 {name} 是空指针（NULL）。请给出有效的地址。")
    }
    pub fn length(name: &str) -> String {
        format!("参数 {name} 的长度超出了内存能有的范围。请按字节数给出长度，不要用负数。")
    }
}

pub fn unknown_language(name: &str, tags: &str) -> String {
    format!("没有语言“{name}”。请改用 {tags}，或者给出语言文件的内容。")
}
pub const LIST: &str = "、";

/// What kind of refusal a code is, in a few words that do not vary.
pub fn title_of(code: &str) -> &'static str {
    match code.split('.').next() {
        Some("json") if code == "json.size" => "内容过大",
        Some("json") => "内容无法读取",
        Some("measure") => "没有这项措施",
        Some("application") => "申报内容不合格式",
        Some("date") => "申报日期不合要求",
        Some("receipt") => "不是测算凭据",
        Some("code") => "二维码或者链接的内容无法使用",
        Some("pack") => "政策数据无法使用",
        Some("catalogue") => "语言文件无法使用",
        Some("language") => "没有这种语言",
        Some("file") => "文件无法使用",
        Some("route") => "地址或者方法不对",
        Some("page") => "没有页面",
        Some("form") => "表格无法读取",
        Some("call") => "调用方式不对",
        Some("argument" | "tool" | "protocol") => "调用不合要求",
        Some("clause") => "没有这一条文",
        Some("verified") => "不接受核验的标记",
        Some("body" | "envelope" | "query" | "request") => "请求不合要求",
        Some("settings" | "tls") => "设置无法使用",
        Some("service") if code != "service.fault" => "服务暂时不能受理",
        _ => "程序出错",
    }
}
