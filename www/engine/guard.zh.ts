// The words of the guard. In a file of their own, since it weighs a kilobyte and must stay so.

/** Parts of one sentence: what is the matter, then each way out that the page has named. */
export var words = {
  tooOld: "您的浏览器版本过低，无法在线自测，请换用新版浏览器打开",
  call: "，或致电 ",
  read: "，或查看",
  guide: "办事指南",
  end: "。",
};
