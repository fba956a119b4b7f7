module.exports = {
  publicPath: "./",
  productionSourceMap: false,
  transpileDependencies: ["huiqi"],
  chainWebpack: (config) => {
    config.plugin("copy").tap(([patterns]) => [[...patterns, { from: require.resolve("huiqi/huiqi_bg.wasm") }]]);
  },
};
