#!/bin/bash
export DMIL_WORK=/work
exec /work/dmil array-task --profile full --repository /work/repository --index /work/cluster/0001/a01.tsv --time 14400s "$TASK"
== submission
seq 0 1 |
  parallel --sshloginfile machines --joblog /work/cluster/0001/logs/joblog "TASK={} bash /work/cluster/0001/a01.sh"
