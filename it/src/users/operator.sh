#!/bin/sh
# The first five minutes of an operator, in a folder with whence-agent.jar and application.jar: what answers in a JVM that runs?
set -eux

java -javaagent:whence-agent.jar=points=auto -jar application.jar serve --port 0 > application.txt 2>&1 &
PID=$!
LOAD=
trap 'kill $PID $LOAD' EXIT
set +x
until grep -q Listening application.txt; do kill -0 $PID; sleep 0.2; done
ADDRESS=$(sed -n 's/^Listening on \([^ ]*\).*/\1/p' application.txt)
# Somebody uses the application all the while.
while curl -sS -o answer.txt -H 'Content-Type: application/json' -d '{"kind":"single","file":"returns.csv"}' "${ADDRESS}api/runs"; do
    sleep 0.5
done &
LOAD=$!
set -x
jcmd $PID JFR.start name=a
set +x
rm -f answer.txt
until [ -s answer.txt ]; do kill -0 $PID; sleep 0.2; done
set -x
jcmd $PID JFR.dump name=a filename=a.jfr
java -jar whence-agent.jar answers a.jfr

java -jar whence-agent.jar list
java -jar whence-agent.jar status $PID
java -jar whence-agent.jar origin trend.analysis.TrendPipeline $PID
java -jar whence-agent.jar record $PID --for 10s
java -jar whence-agent.jar detach $PID
java -jar whence-agent.jar attach $PID points=auto
java -jar whence-agent.jar detach $PID
