#!/bin/bash
export DMIL_WORK='/shared disk/work'
exec '/shared disk/work/dmil' array-task --profile full --repository '/shared disk/work/repository' --index '/shared disk/work/cluster/0001/a01.tsv' --time 14400s "$JOB_COMPLETION_INDEX"
# Submission:
kubectl create -f - <<'END'
apiVersion: batch/v1
kind: Job
metadata:
  generateName: dmil-0123456789ab-
spec:
  completionMode: Indexed
  completions: 2
  parallelism: 2
  # For errors that no rule names, such as 75, which is temporary.
  backoffLimitPerIndex: 6
  podFailurePolicy:
    rules:
    # A pod that is preempted, or stopped after a checkpoint, is replaced without limit.
    - action: Ignore
      onPodConditions:
      - type: DisruptionTarget
    - action: Ignore
      onExitCodes:
        operator: In
        values: [143]
    # Another try would end in the same way.
    - action: FailIndex
      onExitCodes:
        operator: In
        values: [3, 4, 65, 69, 78]
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 60
      containers:
      - name: dmil
        image: dmil:latest
        command: [/bin/bash, '/shared disk/work/cluster/0001/a01.sh']
        resources:
          requests: {cpu: 1, memory: 2048Mi}
          limits: {cpu: 1, memory: 2048Mi}
        volumeMounts:
        - name: dmil
          mountPath: /dmil
      volumes:
      - name: dmil
        persistentVolumeClaim:
          claimName: dmil
END
