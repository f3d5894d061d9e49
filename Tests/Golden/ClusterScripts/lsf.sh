#!/bin/bash
#BSUB -J "dmil-0123456789ab[1-2]"
#BSUB -n 1
#BSUB -R "span[hosts=1]"
#BSUB -M 2048MB
#BSUB -W 240
#BSUB -r
#BSUB -o /work/cluster/0001/logs/%J_%I.log
export DMIL_WORK=/work
exec /work/dmil array-task --profile full --repository /work/repository --index /work/cluster/0001/a01.tsv --time 14400s "$LSB_JOBINDEX"
== submission
bsub < /work/cluster/0001/a01.sh