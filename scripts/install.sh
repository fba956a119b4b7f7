#!/usr/bin/env bash
# scripts/install.sh install|uninstall puts the program and the C library, with all that belongs to them, where others
# find them, or takes them away.
#
#     PREFIX    where they shall be found; /usr/local
#     DESTDIR   what stands before it while they are copied, for those who make packages
#     LIBDIR    folder of the library; $PREFIX/lib
#     FROM      folder of a build to take them from; without it a release is built (root may have no Rust)
source "$(dirname "$0")/env.sh"

prefix=${PREFIX:-/usr/local}
libdir=${LIBDIR:-$prefix/lib}
includedir=$prefix/include
share=$prefix/share
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
# The name that programs ask for when they are started: build.rs writes it into the library.
soname=libhuiqi.so.${version%%.*}

[ "$(uname -s)" = Linux ] || die "this installs on Linux; elsewhere copy the library from target/release and pkg-config/c/huiqi.h"
case "$prefix$libdir" in
*[[:space:]\|\&\\]*) die "PREFIX and LIBDIR must have no white space and none of | & \\: huiqi.pc could not say them" ;;
esac
for folder in "$prefix" "$libdir"; do
  case "$folder" in /*) ;; *) die "PREFIX and LIBDIR must begin with /: \"$folder\" would be another place for whoever looks for it" ;; esac
done

# put MODE FILE PLACE
put() { install -D -m "$1" "$2" "${DESTDIR-}$3"; }
# link NAME PLACE: a name beside the file, so that it holds wherever the folder is moved to.
link() { ln -sf "$1" "${DESTDIR-}$2"; }
# written PLACE: a file of standard input.
written() {
  mkdir -p "$(dirname "${DESTDIR-}$1")"
  cat >"${DESTDIR-}$1"
  chmod 644 "${DESTDIR-}$1"
}

# What the program writes of itself: the command, and the place of what it prints.
own_words() {
  printf '%s\n' "man:$share/man/man1/huiqi.1" "completions bash:$share/bash-completion/completions/huiqi" \
    "completions zsh:$share/zsh/site-functions/_huiqi" "completions fish:$share/fish/vendor_completions.d/huiqi.fish"
}

# Each file that is installed, by its place; uninstalling walks the same list.
places() {
  printf '%s\n' "$prefix/bin/huiqi" "$libdir/libhuiqi.so.$version" "$libdir/$soname" "$libdir/libhuiqi.so" \
    "$includedir/huiqi.h" "$libdir/pkgconfig/huiqi.pc"
  own_words | cut -d : -f 2-
}

pc() {
  sed -e "s|@prefix@|$prefix|" -e "s|@libdir@|$libdir|" -e "s|@includedir@|$includedir|" -e "s|@version@|$version|" \
    pkg-config/c/huiqi.pc.in
}

install_all() {
  if [ -z "${FROM-}" ]; then
    scripts/setup.sh rust
    say "release build"
    cargo build --release --locked
    FROM=${CARGO_TARGET_DIR:-target}/release
  fi
  [ -e "$FROM/libhuiqi.so" ] || die "$FROM has no libhuiqi.so: build with \`cargo build --release\` first, or leave FROM out"
  put 755 "$FROM/huiqi" "$prefix/bin/huiqi"
  put 644 "$FROM/libhuiqi.so" "$libdir/libhuiqi.so.$version"
  link "libhuiqi.so.$version" "$libdir/$soname"
  link "$soname" "$libdir/libhuiqi.so"
  put 644 pkg-config/c/huiqi.h "$includedir/huiqi.h"
  pc | written "$libdir/pkgconfig/huiqi.pc"
  local command place
  own_words | while IFS=: read -r command place; do
    # A command is several words.
    # shellcheck disable=SC2086
    "$FROM/huiqi" $command | written "$place"
  done
  say "installed"
  places | sed "s|^|${DESTDIR-}|"
  # The system's loader looks into its cache; a package's own scripts see to that where DESTDIR is given.
  if [ -z "${DESTDIR-}" ] && [ "$(id -u)" = 0 ] && command -v ldconfig >/dev/null; then
    ldconfig
  fi
}

uninstall_all() {
  local place
  places | while read -r place; do rm -f "${DESTDIR-}$place"; done
}

case "${1-}" in
install) install_all ;;
uninstall) uninstall_all ;;
*) die "usage: scripts/install.sh install|uninstall" ;;
esac
