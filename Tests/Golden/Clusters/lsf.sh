#!/bin/bash
#BSUB -J "dmil-0123456789ab[1-2]"
#BSUB -n 1
#BSUB -R "span[hosts=1] rusage[mem=2048MB]"
#BSUB -M 2048MB
#BSUB -W 240
#BSUB -r
#BSUB -Q "75 EXCLUDE(78)"
#BSUB -o a01-%J_%I.log
export DMIL_WORK='/shared disk/work'
exec '/shared disk/work/dmil' array-task --profile full --repository '/shared disk/work/repository' --index '/shared disk/work/cluster/0001/a01.tsv' --time 14400s "$LSB_JOBINDEX"
# Submission:
cd '/shared disk/work/cluster/0001/logs' && bsub < '/shared disk/work/cluster/0001/a01.sh'
