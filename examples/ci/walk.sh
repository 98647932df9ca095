# A change of a proposal goes through the gate, in a repository that is thrown away.
set -eu
here=$(pwd)
repository=$(mktemp -d)
trap 'rm -rf "$repository"' EXIT
cd "$repository"
export GIT_AUTHOR_NAME=Example GIT_AUTHOR_EMAIL=example@example.org GIT_AUTHOR_DATE=2026-01-20T00:00:00Z
export GIT_COMMITTER_NAME=Example GIT_COMMITTER_EMAIL=example@example.org GIT_COMMITTER_DATE=2026-01-20T00:00:00Z
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export LC_ALL=C

say() { printf '\n# %s\n' "$1"; }
run() {
    printf '$ %s\n' "$*"
    code=0
    "$@" || code=$?
    printf '(exit code %s)\n' "$code"
}

git init --quiet --initial-branch=main
cp "$here/ferry.council.yaml" .
git add . && git commit --quiet -m 'The ferry board as agreed'

say 'What is agreed breaks no rule that must be met about who decides.'
run council-rules check --quiet --output-format concise --select REP --fail-on must .

say 'A branch lets a majority decide: then the mainland can decide alone.'
git switch --quiet -c majority
sed 's/at_least: 3, of/more_than: 1\/2, of/' ferry.council.yaml > new && mv new ferry.council.yaml
run council-rules check --quiet --output-format concise --select REP --since main .

say 'What changes, in words.'
run council-rules diff --select REP main .

say 'Somebody lists the violations as known: they are shown, and no longer count.'
run council-rules baseline write --select REP .
run council-rules check --quiet --output-format concise --select REP --baseline .council-baseline.json .

say 'The file gets another name and a remark: still nothing new.'
git mv ferry.council.yaml board.council.yaml
sed '1s/^/# agreed by the parties\n/' board.council.yaml > new && mv new board.council.yaml
run council-rules check --quiet --output-format concise --select REP --baseline .council-baseline.json .
