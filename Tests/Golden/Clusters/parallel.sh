#!/bin/bash
export DMIL_WORK='/shared disk/work'
exec '/shared disk/work/dmil' array-task --profile full --repository '/shared disk/work/repository' --index '/shared disk/work/cluster/0001/a01.tsv' --time 14400s "$TASK"
# Submission:
seq 0 1 |
  parallel --sshloginfile machines --retries 2 --joblog '/shared disk/work/cluster/0001/logs'/a01.joblog \
    "TASK={} bash '/shared disk/work/cluster/0001/a01.sh' >>'/shared disk/work/cluster/0001/logs'/a01_{}.log 2>&1" || (($? <= 101))
