#!/bin/sh
# Prints how often the day of publication is found in files that state it, place by place: the figures of README's
# "Publication dates". Fails where less than 95 % of a format's are.
#
# usage: scripts/dates.sh [HOW-MANY]
#
# Takes HOW-MANY articles (24) out of ../shared/articles, or the samples where there are none, and states a day in every
# place where newsrooms' files state it. ARTICLES names another folder, TICKMARK another binary. VERBOSE=1 shows every
# file whose day is not found.
set -eu
cd "$(dirname "$0")/.."
articles=${ARTICLES:-../shared/articles}
if ! ls "$articles"/*.txt >/dev/null 2>&1; then
    echo "only the samples: no articles in $articles"
    articles=resources/samples
fi
. scripts/begin.sh
has python3 || exit 0
out=target/dates
rm -rf "$out"
trap 'rm -rf "$out"' EXIT
python3 scripts/dates.py "$tickmark" "$articles" "$out" "${1:-24}"
