// What a portal may hand in, none of it needed. Each of these would ask the portal's own services; here they answer at once.
import "./huiqi/dist/element.js";

const element = document.querySelector("huiqi-form");
const answer = document.querySelector("output");
const counted = [];

element.hooks = {
  // 统一身份认证: what it knows is shown as 已核验. With `allow-correction` the person may change it all the same.
  identity: () => ({ name: "内蒙古示例数据科技有限公司", code: "91150100MA0000007W", role: "legal-representative" }),

  // 电子证照: `true` if it is at hand, what it states, or undefined if there is none. A button beside each material asks.
  fetchMaterial: async (address) =>
    address === "business-licence" ? { name: "内蒙古示例数据科技有限公司", uscc: "91150100MA0000007W" } : undefined,

  // The portal's gateway, or a mini-program's bridge. The sentence is what the person reads; a rejection, why it failed.
  transport: async (receipt) => `已收到，凭据尾号 ${receipt.digest.slice(-6)}。`,

  // Counts without personal data: names of events, never anything that was told.
  track: (event) => {
    counted.push(event.name);
    answer.textContent = `统计事件：${counted.join("、")}`;
  },
};

// Verified facts may also come with the page: the facts, and the paths of those that are verified.
element.facts = { applicant: { kind: "enterprise" } };
element.verified = ["/facts/applicant/kind"];
