#!/bin/bash
#SBATCH --job-name=dmil-0123456789ab
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=2048M
#SBATCH --time=04:00:00
#SBATCH --output="/shared disk/work/cluster/0001/logs/a01-%A_%a.log"
#SBATCH --open-mode=append
#SBATCH --requeue
export DMIL_WORK='/shared disk/work'
exec '/shared disk/work/dmil' array-task --profile full --repository '/shared disk/work/repository' --index '/shared disk/work/cluster/0001/a01.tsv' --time 14400s "$SLURM_ARRAY_TASK_ID"
