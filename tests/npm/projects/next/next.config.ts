import type { NextConfig } from "next";

const config: NextConfig = {
  // The server takes the package from node_modules, where its binary lies beside it.
  serverExternalPackages: ["huiqi"],
  devIndicators: false,
};
export default config;
