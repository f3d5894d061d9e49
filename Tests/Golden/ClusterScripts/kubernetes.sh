#!/bin/bash
export DMIL_WORK=/work
exec /work/dmil array-task --profile full --repository /work/repository --index /work/cluster/0001/a01.tsv --time 14400s "$JOB_COMPLETION_INDEX"
== submission
kubectl create -f - <<END
apiVersion: batch/v1
kind: Job
metadata:
  generateName: dmil-0123456789ab-
spec:
  completionMode: Indexed
  completions: 2
  parallelism: 2
  # A node that is lost or preempted costs nothing; an error ends its index.
  backoffLimitPerIndex: 1
  podFailurePolicy:
    rules:
    - action: Ignore
      onPodConditions:
      - type: DisruptionTarget
    - action: FailIndex
      onExitCodes:
        operator: In
        values: [3, 4, 65, 78]
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 60
      activeDeadlineSeconds: 14400
      containers:
      - name: dmil
        image: dmil:latest
        command: [/bin/bash, /work/cluster/0001/a01.sh]
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
