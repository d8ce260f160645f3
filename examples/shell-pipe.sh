#!/usr/bin/env bash
# Marks the copies in a stream of records, with nothing but a shell.
#
#   examples/shell-pipe.sh archive INDEX ARCHIVE.jsonl.gz   fills an index with an archive
#   examples/shell-pipe.sh follow INDEX FEED.jsonl          prints the new articles of a growing file
#
# Needs zcat, jq and tail. `follow` ends with Ctrl-C. A record that was printed is in the index for good: a
# run that was killed is started again on the same file, and its records are marked as replayed.
set -euo pipefail

wirecopy=${WIRECOPY:-wirecopy}
mode=$1 index=$2 file=$3

case $mode in
  archive)
    # How many records had each verdict.
    zcat "$file" | $wirecopy dedup - --index "$index" --quiet |
      jq -r .wirecopy.verdict | sort | uniq -c | sort -rn
    ;;
  follow)
    # What is new in an update is in `novelty`; copies are left out, and so is what was printed before.
    tail -n +1 -f "$file" | $wirecopy dedup - --index "$index" --drop --quiet |
      jq --unbuffered -c 'select(.wirecopy.replayed | not)
        | {id, title, verdict: .wirecopy.verdict, of: .wirecopy.of, new: .wirecopy.novelty}'
    ;;
  *)
    echo "archive or follow, got $mode" >&2
    exit 2
    ;;
esac
