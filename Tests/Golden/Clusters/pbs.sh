#!/bin/bash
#PBS -N dmil-0123456789ab
#PBS -l select=1:ncpus=1:mem=2048mb
#PBS -l walltime=04:00:00
#PBS -j oe
#PBS -r y
export DMIL_WORK='/shared disk/work'
exec '/shared disk/work/dmil' array-task --profile full --repository '/shared disk/work/repository' --index '/shared disk/work/cluster/0001/a01.tsv' --time 14400s "$PBS_ARRAY_INDEX"
# Submission:
cd '/shared disk/work/cluster/0001/logs' || exit
if ((2 > 1)); then
  qsub -J 0-1 '/shared disk/work/cluster/0001/a01.sh'
else
  qsub -v PBS_ARRAY_INDEX=0 '/shared disk/work/cluster/0001/a01.sh'
fi
