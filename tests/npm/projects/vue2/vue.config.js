const { dirname } = require("path");

module.exports = {
  publicPath: "./",
  productionSourceMap: false,
  transpileDependencies: ["huiqi"],
  chainWebpack: (config) => {
    // webpack 4 finds no file that a module names by its address: they are laid where the bundles are.
    const from = dirname(require.resolve("huiqi/classic/huiqi.js"));
    config.plugin("copy").tap(([patterns]) => [[...patterns, { from }]]);
  },
};
