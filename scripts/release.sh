#!/usr/bin/env bash
# release.sh [TAG]: the book as it is attached to a release, dated by the tag's commit (else the newest one), never by the clock.
#
# Writes dist/ and dist/release/: PDF, EPUB, HTML, .bib and SHA256SUMS of just these files.
set -euo pipefail
cd "$(dirname "$0")/.."

revision=${1:-${GITHUB_REF_NAME:-HEAD}}
git rev-parse --verify --quiet "$revision^{commit}" >/dev/null || revision=HEAD
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$revision^{commit}")
export SOURCE_DATE_EPOCH
printf 'release: %s, SOURCE_DATE_EPOCH=%s\n' "$revision" "$SOURCE_DATE_EPOCH" >&2

.venv/bin/briefbuilder build . --frozen

# What this build wrote stands in its list of sums; older files beside it (another title's) are not attached.
(cd dist && sha256sum --quiet --check SHA256SUMS)
mapfile -t assets < <(sed -nE 's#^[0-9a-f]{64}  ([^/]+\.(pdf|epub|html|bib))$#dist/\1#p' dist/SHA256SUMS)
for kind in pdf epub html bib; do
    if [[ " ${assets[*]} " != *".$kind "* ]]; then
        echo "release: the build left no .$kind in dist/" >&2
        exit 1
    fi
done

rm -rf dist/release
mkdir -p dist/release
cp -p "${assets[@]}" dist/release/
(cd dist/release && sha256sum -- * >../SHA256SUMS.release && mv ../SHA256SUMS.release SHA256SUMS)
printf '%s\n' dist/release/*
