#!/bin/sh
# Prepare .venv and the system libraries; a second run returns at once.
#
# Usage: sh packaging/set_up.sh commands|window|test
#   commands  what show, check, export and drafts need
#   window    and the system libraries that Qt opens a window with
#   test      and the tools of `make lint` and `make test`, a cluster's too
#
# PYTHON names the interpreter to use; pip's own settings (PIP_INDEX_URL,
# PIP_FIND_LINKS, PIP_NO_INDEX) choose where packages come from.
set -eu

kind=${1:-test}
here=$(dirname -- "$0")
cd -- "$here/.."
root=$(pwd -P)
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "$@"
    exit 1
}

# --- What has been done already -----------------------------------------

# A stamp holds what the set-up depends on: the folder too, because a .venv
# does not outlive being moved.
stamp_key() {
    cat setup.cfg packaging/constraints.txt packaging/set_up.sh | cksum
    printf '%s\n' "$root"
}

is_done() {
    [ -x .venv/bin/python ] && [ "$(cat ".venv/ready-for-$1" 2>/dev/null)" = "$key" ]
}

mark_done() { printf '%s\n' "$key" >".venv/ready-for-$1"; }

# --- System packages ----------------------------------------------------

become_root() {
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        return 1
    fi
    command -v apt-get >/dev/null
}

refresh_package_lists() {
    [ -z "${lists_are_fresh:-}" ] || return 0
    $as_root apt-get update -qq >&2 || say '软件源更新失败，改用已有的列表。'
    lists_are_fresh=yes
}

# Install packages, or say what to type.  Each word is one package.
install_packages() {
    if become_root; then
        say "正在安装系统软件包：$*"
        refresh_package_lists
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -qqy --no-install-recommends -o Dpkg::Use-Pty=0 \
            "$@" >/dev/null && return 0
        say '安装没有成功。请检查软件源，再输入：'
    elif command -v apt-get >/dev/null; then
        say '缺少系统软件包，这里没有权限安装。请输入下面这一条命令，再重试：'
    else
        say '缺少系统软件包。请用本系统的软件管理器安装与下列 Debian 软件包相当的软件：'
        say "    $*"
        return 1
    fi
    say "    sudo apt-get update && sudo apt-get install -y $*"
    return 1
}

# --- Python -------------------------------------------------------------

suitable='import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'

find_python() {
    for each in "${PYTHON:-python3}" \
        python3 python3.13 python3.12 python3.11 python3.14; do
        if "$each" -c "$suitable" 2>/dev/null; then
            printf '%s\n' "$each"
            return
        fi
    done
    return 1
}

# Name the package that brings a suitable Python here.
python_package() {
    for each in python3.11-venv python3.12-venv python3.13-venv python3.14-venv; do
        if apt-cache show "$each" >/dev/null 2>&1; then
            printf '%s\n' "$each"
            return
        fi
    done
    return 1
}

# Whoever has to type a command types one: what Qt will miss comes along.
obtain_python() {
    find_python && return
    become_root && refresh_package_lists
    if package=$(python_package); then
        # shellcheck disable=SC2046
        install_packages "$package" $(likely_packages) || exit 1
        find_python && return
    fi
    say '没有找到可用的 Python：需要 3.11 至 3.14，并带 venv。请安装后重试，或用 PYTHON=路径 指明；'
    say '银河麒麟 V10、统信 UOS 20 自带的 Python 太旧，请改用带运行环境的安装包。'
    give_up 'No usable Python: 3.11 to 3.14 with venv is needed (set PYTHON to choose one).'
}

venv_works() {
    [ "$(.venv/bin/python -c 'import pip, sys; print(sys.prefix)' 2>/dev/null)" \
        = "$root/.venv" ]
}

make_venv() {
    venv_works && return
    python=$(obtain_python) || exit 1
    say "正在建立 .venv（$("$python" --version)）"
    [ ! -e .venv/pyvenv.cfg ] || rm -rf .venv
    "$python" -m venv .venv
}

# Install by the tested versions; on a system too old for one of them, by
# the ranges of setup.cfg.
install_dependencies() {
    # shellcheck disable=SC2086
    .venv/bin/python packaging/dependencies.py $1 >.venv/dependencies.txt
    say '正在安装 Python 依赖包'
    .venv/bin/python -m pip install --quiet -r .venv/dependencies.txt \
        -c packaging/constraints.txt >&2 ||
        .venv/bin/python -m pip install --quiet -r .venv/dependencies.txt >&2 ||
        give_up '依赖包没有装上。请检查网络；离线时把依赖包放进一个文件夹，' \
            '用 PIP_NO_INDEX=1 PIP_FIND_LINKS=文件夹 make run 重试。'
}

# --- The libraries of Qt ------------------------------------------------

missing_libraries() {
    qt=$(echo .venv/lib/python3.*/site-packages/PySide6/Qt)
    for each in lib/libQt6Widgets.so.6 lib/libQt6PrintSupport.so.6 \
        plugins/platforms/libqxcb.so plugins/platforms/libqoffscreen.so \
        plugins/platforms/libqwayland*.so plugins/printsupport/libcups*.so; do
        for file in "$qt"/$each; do
            [ ! -e "$file" ] || ldd "$file" 2>/dev/null
        done
    done | awk '/not found/ && !/libQt6/ { print $1 }' | sort -u
}

# Name the Debian package of a library: libxcb-cursor.so.0, libxcb-cursor0.
package_of() {
    case $1 in
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
    libX11.so.6) echo libx11-6 ;;
    libz.so.1) echo zlib1g ;;
    *) printf '%s\n' "$1" | sed 's/\.so\.//' | tr '[:upper:]' '[:lower:]' ;;
    esac
}

packages_of() {
    for each in "$@"; do package_of "$each"; done | sort -u
}

# Name what a bare system misses, before Qt is there to be asked.
likely_packages() {
    [ "$kind" != commands ] || return 0
    printf '%s\n' libcups2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 \
        libglib2.0-0 libwayland-client0 libwayland-cursor0 libx11-6 libx11-xcb1 \
        libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
        libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 \
        libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxkbcommon-x11-0 \
        libxkbcommon0
    missing_test_tools
}

# Tests that need one of these are left out without it.
missing_test_tools() {
    [ "$kind" = test ] || return 0
    command -v xvfb-run >/dev/null || echo xvfb
    command -v xauth >/dev/null || echo xauth
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v qpdf >/dev/null || echo qpdf
}

install_system_packages() {
    # shellcheck disable=SC2046
    set -- $(packages_of $(missing_libraries)) $(missing_test_tools)
    [ $# -gt 0 ] || return 0
    install_packages "$@" && return
    [ -z "$(missing_libraries)" ] || exit 1
    say '不装也可以：用到这些工具的测试会跳过。'
}

# --- In order -----------------------------------------------------------

key=$(stamp_key)
! is_done "$kind" || exit 0
make_venv
case $kind in
commands)
    install_dependencies ''
    ;;
window)
    is_done commands || install_dependencies ''
    install_system_packages
    mark_done commands
    ;;
test)
    install_dependencies 'dev cluster'
    install_system_packages
    mark_done commands
    mark_done window
    ;;
*)
    give_up "用法：sh packaging/set_up.sh commands|window|test"
    ;;
esac
mark_done "$kind"
