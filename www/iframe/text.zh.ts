// What people read of the iframe kit's scripts.

export const text = {
  notSubmitted: "未能提交，请稍后重试；已填写的内容不会丢失。",
  notLoaded: "政策措施的名称没有载入成功，请刷新重试。",
  measure: (article: number, title: string) => `第${article}条 ${title}`,
} as const;
