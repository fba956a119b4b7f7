import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [react()],
  // Before version 8 the development server moves modules that it bundles away from the files beside them.
  optimizeDeps: { exclude: ["huiqi"] },
});
