#!/bin/sh
# The first five minutes of a newcomer, in a clone of the project: build, look at the demonstration, use the application.
set -eux

mvn -Pdemo

java -jar app/target/trend-app.jar run
TREND_PIPELINE_PROXY_SIMPLE=1 java -jar app/target/trend-app.jar run
java -jar app/target/trend-app.jar run --multi --in-months 36 --out-months 12 --no-cache

DIR=it/target/users
mkdir -p $DIR
unzip -q -o -j app/target/trend-app.jar trend/portfolio/app/input/sample/returns.csv -d $DIR
java -jar app/target/trend-app.jar serve --data $DIR > $DIR/serve.txt &
PID=$!
trap 'kill $PID' EXIT
set +x
until grep -q Listening $DIR/serve.txt; do kill -0 $PID; sleep 0.2; done
set -x
curl -H 'Content-Type: application/json' -d '{"kind":"single","file":"returns.csv","n":3}' http://127.0.0.1:8080/api/runs -sS
