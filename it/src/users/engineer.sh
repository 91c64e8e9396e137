#!/bin/sh
# The first five minutes of a build engineer, in a clone of the project: makes a release, makes it again in another folder and
# compares both, and checks a command against its class-load budget.
set -eux

mvn -Prelease package -DskipTests
git clone -q . target/again
(cd target/again && mvn -Prelease package -DskipTests)
cmp target/release/SHA256SUMS target/again/target/release/SHA256SUMS
echo "the same in both folders"

cd target/release
sha256sum -c SHA256SUMS
bash -c '. share/completion/whence; complete -p whence'
grep -q '^\.SH OPTIONS' share/man/man1/whence-record.1
for each in byte-buddy byte-buddy-agent picocli jackson-core; do
    grep -q "\"name\" : \"$each\"" whence-agent.cdx.json
    unzip -l whence-agent.jar "META-INF/licenses/${each%-agent}-LICENSE" > licence.txt
done
bin/whence --version

java -jar whence-agent.jar check pipeline --class-path trend-app.jar
java -jar whence-agent.jar footprint --baseline run.footprint --update --output made.txt -- java -jar trend-app.jar run
java -jar whence-agent.jar footprint --baseline run.footprint --output kept.txt -- java -jar trend-app.jar run
grep kept kept.txt
if java -jar whence-agent.jar footprint --baseline run.footprint --output broken.txt -- java -jar trend-app.jar run --format json > run.json; then
    exit 1
fi
grep BROKEN broken.txt
