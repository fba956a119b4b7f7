import type { ReactNode } from "react";

export const metadata = { title: "惠企申报" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-Hans">
      <body>{children}</body>
    </html>
  );
}
