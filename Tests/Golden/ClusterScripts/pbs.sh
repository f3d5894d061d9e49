#!/bin/bash
#PBS -N dmil-0123456789ab
#PBS -J 0-1
#PBS -l select=1:ncpus=1:mem=2048mb
#PBS -l walltime=04:00:00
#PBS -j oe
#PBS -r y
export DMIL_WORK=/work
exec /work/dmil array-task --profile full --repository /work/repository --index /work/cluster/0001/a01.tsv --time 14400s "$PBS_ARRAY_INDEX"
== submission
cd /work/cluster/0001/logs && qsub /work/cluster/0001/a01.sh