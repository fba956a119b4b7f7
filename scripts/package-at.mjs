// For what runs beside the package's files as a portal serves them: `huiqi` and `huiqi/…` in the sources become addresses
// of those files, so that nothing is in a folder twice.

/** An esbuild plugin; `folder` is the address of the package's `dist/`. */
export const packageAt = (folder) => ({
  name: "package-at",
  setup(builder) {
    builder.onResolve({ filter: /^huiqi(\/|$)/ }, ({ path }) => ({
      path: `${folder}/${path.split("/")[1] ?? "index"}.js`,
      external: true,
    }));
  },
});
