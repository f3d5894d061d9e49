#!/bin/bash
#SBATCH --job-name=dmil-0123456789ab
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=2048M
#SBATCH --time=04:00:00
#SBATCH --output="/work/cluster/0001/logs/a01-%A_%a.log"
#SBATCH --open-mode=append
#SBATCH --requeue
export DMIL_WORK=/work
exec /work/dmil array-task --profile full --repository /work/repository --index /work/cluster/0001/a01.tsv --time 14400s "$SLURM_ARRAY_TASK_ID"
