#!/usr/bin/env bash
# test-bare.sh: `make book` and `make test` in a bare Debian 12, of which nothing is known but git, make and Python.
#
# Needs root and mmdebstrap; takes the tree as committed (HEAD), not the working copy. BARE_GOALS chooses other goals.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ $(id -u) != 0 ]] || ! command -v mmdebstrap >/dev/null; then
    echo "test-bare: needs root and mmdebstrap (apt-get install mmdebstrap)" >&2
    exit 2
fi

root=$(mktemp -d /var/tmp/briefbuilder-bare.XXXXXX)
cleanup() {
    # Only what was mounted here, and only inside of our own folder.
    for mounted in dev/shm proc; do
        mountpoint -q "$root/$mounted" && umount -l "$root/$mounted"
    done
    rm -rf --one-file-system "$root"
}
trap cleanup EXIT

echo "test-bare: making a bare Debian root" >&2
mmdebstrap --quiet --variant=apt --include=ca-certificates,git,make,python3 bookworm "$root"

# How this machine reaches its mirrors is this machine's affair: hand it on, whatever it is.
cp /etc/resolv.conf "$root/etc/resolv.conf"
[[ ! -d /etc/apt/apt.conf.d ]] || cp -n /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
for given in /etc/pip.conf /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates; do
    [[ ! -e $given ]] || cp -r "$given" "$root$(dirname "$given")/"
done

mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs shm "$root/dev/shm"  # for the browser and for tests side by side

git clone --quiet --no-hardlinks . "$root/srv/briefbuilder"
for goal in ${BARE_GOALS:-book test}; do
    echo "test-bare: make $goal" >&2
    chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true \
        ${https_proxy:+https_proxy="$https_proxy"} ${http_proxy:+http_proxy="$http_proxy"} ${PIP_CERT:+PIP_CERT="$PIP_CERT"} \
        make --no-print-directory -C /srv/briefbuilder "$goal"
done

# Nothing of all this changes a file that is in git.
changed=$(git -C "$root/srv/briefbuilder" -c safe.directory='*' status --porcelain)
if [[ -n $changed ]]; then
    printf 'test-bare: the clone is no longer clean:\n%s\n' "$changed" >&2
    exit 1
fi
echo "test-bare: all green" >&2
