#!/usr/bin/env bash
# The daily task of a scheduler, such as Airflow or cron: judges one day's articles by all days before.
#
#   examples/daily-batch.sh FOLDER DAY INDEX
#
# FOLDER/DAY/ holds the articles of the day, in any format. Writes FOLDER/DAY.new.jsonl, and
# FOLDER/DAY.copies.jsonl with the id of the original of each copy.
#
# The task may be run again at any time, also after it was killed: each file appears when it is complete, and
# an article that is in the index has its first answer again.
set -euo pipefail

wirecopy=${WIRECOPY:-wirecopy}
folder=$1 day=$2 index=$3

$wirecopy dedup "$folder/$day/" --index "$index" --key url --quiet \
  --out "$folder/$day.new.jsonl" --route "$folder/$day.copies.jsonl"

# Stories rarely come back after a quarter of a year: the index stays as large as it is.
$wirecopy index remove "$index" --older 90d
$wirecopy index compact "$index" > /dev/null
