#!/bin/sh
# The first five minutes of an analyst, in a folder with whence-agent.jar and application.jar: recordings are made and read.
set -eux

unzip -o -j whence-agent.jar 'dev/whence/command/*.jfc'
AGENT=-javaagent:whence-agent.jar
java $AGENT -XX:StartFlightRecording:filename=1.jfr,settings=whence-default.jfc -jar application.jar run
java $AGENT -XX:StartFlightRecording:filename=2.jfr,settings=whence-default.jfc,whence-threshold=10ms -jar application.jar run
java $AGENT -XX:StartFlightRecording:filename=3.jfr,settings=default,settings=whence-default.jfc -jar application.jar run --repeat 100

java -jar whence-agent.jar report 3.jfr
java -jar whence-agent.jar answers . --format csv
java -jar whence-agent.jar report . --format json > report.json
java -jar whence-agent.jar report . --html report.html > report.txt
jfr summary 3.jfr | grep whence
jfr print --events whence.Answer 3.jfr
