# What the scripts that measure on articles begin with; they source it.

# The program that is measured: $TICKMARK, else one without a window, built now.
tickmark=${TICKMARK:-}
if [ -z "$tickmark" ]; then
    cargo build -q --no-default-features --bin tickmark
    tickmark=${CARGO_TARGET_DIR:-target}/debug/tickmark
fi

has() { command -v "$1" >/dev/null 2>&1 || { echo "skipped: $1 is not installed"; return 1; }; }

# lay_out FOLDER HOW-MANY: an empty FOLDER, removed at the end unless KEEP=1, with the samples and HOW-MANY articles of
# ../shared/articles, or of $ARTICLES, in FOLDER/plain.
lay_out() {
    articles=${ARTICLES:-../shared/articles}
    rm -rf "$1"
    # shellcheck disable=SC2064
    [ -n "${KEEP:-}" ] || trap "rm -rf '$1'" EXIT
    mkdir -p "$1/plain"
    cp resources/samples/*.txt "$1/plain/"
    if ls "$articles"/*.txt >/dev/null 2>&1; then
        count=$(ls "$articles"/*.txt | wc -l)
        step=$((count / $2 > 0 ? count / $2 : 1))
        ls "$articles"/*.txt | awk -v step="$step" -v many="$2" 'NR % step == 0 && n++ < many' |
            while read -r article; do cp "$article" "$1/plain/"; done
    else
        echo "only the samples: no articles in $articles"
    fi
}
