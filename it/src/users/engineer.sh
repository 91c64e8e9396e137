#!/bin/sh
# The first five minutes of a build engineer, in a clone of the project: makes a release, and holds a command to its class-load budget.
set -eux

mvn -Prelease package -DskipTests

cd target/release
sha256sum -c SHA256SUMS
ls

java -jar whence-agent.jar check pipeline --class-path trend-app.jar
java -jar whence-agent.jar footprint --baseline run.footprint --update --output made.txt -- java -jar trend-app.jar run
java -jar whence-agent.jar footprint --baseline run.footprint --output kept.txt -- java -jar trend-app.jar run
tail -2 kept.txt
! java -jar whence-agent.jar footprint --baseline run.footprint --output broken.txt -- java -jar trend-app.jar run --format json
grep BROKEN broken.txt
