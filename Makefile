# What this project can do, by name. Recipes that are longer than a line or two are in scripts/.

SHELL := bash
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:

# `make demo PORT=9000`
export PORT ?= 8686

files = $(shell find $(wildcard $(1)) -type f -not -path 'src/bin/*')
# The binary of the browser carries the built packs.
CORE   := $(call files,src) $(wildcard policies/*.json) Cargo.toml Cargo.lock rust-toolchain.toml scripts/wasm.sh
ENGINE := $(call files,www/engine www/element www/model www/iframe pkg-config/npm) www/playground/copy.ts CHANGELOG.md tsconfig.json tsconfig.engine.json \
	$(patsubst %,scripts/%.mjs,npm types element elements-manifest css-text iframe package-at shrink third-party)
PAGE   := $(call files,www/page www/element www/model www/examples www/playground examples) scripts/page.mjs scripts/compress.mjs scripts/shrink.mjs scripts/third-party.mjs scripts/examples.mjs

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## Build everything, show one assessment and serve the page (PORT=8686; DEMO_ONCE=1 checks it and ends)
	@scripts/demo.sh

.PHONY: test
test: ## Run everything that a change must pass, from setup to size budget
	@scripts/test.sh

.PHONY: kernels
kernels: build/page/index.html | setup-kernels ## Try everything shipped in old and other browsers (KERNELS="77,Firefox": in these alone)
	node --test tests/kernels/*.test.mjs

.PHONY: conformance
conformance: | setup-rust setup-conformance ## Hold the service against its own description with requests that schemathesis makes (EXAMPLES=20)
	scripts/conformance.sh

.PHONY: check
check: ## The quick part of it, in seconds: format, cargo check, TypeScript
	@scripts/check.sh

.PHONY: bench
bench: bench-assess bench-load bench-browser bench-page bench-service ## Measure all of it, one after the other

.PHONY: bench-assess
bench-assess: build/npm/huiqi/package.json | setup-rust ## Measure one assessment, native and through Node, beside json-logic-js
	node benches/run.mjs

.PHONY: bench-load
bench-load: build/npm/huiqi/package.json ## Measure how long Node needs from load() to the first answer
	node benches/load.mjs

.PHONY: bench-browser
bench-browser: build/npm/huiqi/package.json | setup-chromium ## Measure from keystroke to repaint, beside a form of Element Plus
	node benches/browser/run.mjs

.PHONY: bench-page
bench-page: build/page/index.html | setup-chromium ## Measure the page on a throttled phone: first answer, bytes, LCP, CLS, INP
	node benches/page.mjs

.PHONY: bench-service
bench-service: | setup-rust ## Measure the service beside a bare route: requests a second, times, memory (REQUESTS=1000000: over so many)
	cargo bench --locked --bench service

.PHONY: wasm
wasm: build/wasm/huiqi_js.js ## Build the browser's binary into build/wasm, and JavaScript from it

.PHONY: size
size: build/size/huiqi_bg.wasm build/wasm/huiqi_bg.wasm ## Write docs/size.md: what the browser's binary is made of
	node scripts/size-report.mjs $^ > docs/size.md

.PHONY: npm
npm: build/npm/huiqi/package.json ## Assemble the npm package in build/npm

.PHONY: page
page: build/page/index.html ## Build the page into build/page

.PHONY: install uninstall
install: ## Build and install the program and the C library (PREFIX=/usr/local, DESTDIR=, LIBDIR=PREFIX/lib, FROM=target/release)
	@scripts/install.sh install

uninstall: ## Take them away again
	@scripts/install.sh uninstall

.PHONY: pack
pack: | setup-rust ## Rebuild policies/*.json from the policies' folders
	@scripts/generate.sh pack

.PHONY: generate
generate: | setup-rust setup-npm ## Rewrite every generated file: packs, schemas, TypeScript types, the API reference
	@scripts/generate.sh

.PHONY: screenshots
screenshots: build/page/index.html | setup-chromium ## Take pictures of the page, into build/screenshots
	node scripts/screenshots.mjs

.PHONY: clean
clean: ## Remove what was built, but not the tools that were installed
	rm -rf target build/wasm build/size build/npm build/page build/compressed build/generated build/tools build/screenshots

build/wasm/huiqi_bg.wasm: $(CORE) | setup-rust setup-npm
	@scripts/wasm.sh

build/size/huiqi_bg.wasm: $(CORE) | setup-rust setup-npm
	@WASM_OUT=build/size WASM_NAMES=1 scripts/wasm.sh

build/wasm/huiqi_js.js: build/wasm/huiqi_bg.wasm scripts/wasm-js.mjs
	node scripts/wasm-js.mjs $< $@

build/npm/huiqi/package.json: build/wasm/huiqi_bg.wasm build/wasm/huiqi_js.js $(ENGINE) Cargo.toml | setup-npm
	node scripts/npm.mjs

build/page/index.html: build/npm/huiqi/package.json $(PAGE) tsconfig.json | setup-npm
	node scripts/page.mjs
	node scripts/examples.mjs
	node scripts/compress.mjs

.PHONY: setup-rust setup-npm setup-chromium setup-kernels setup-conformance
setup-rust setup-npm setup-chromium setup-kernels setup-conformance:
	@scripts/setup.sh $(@:setup-%=%)
