#!/bin/sh
# The first five minutes of a contributor, in a clone of the project: one unit test, one test on forked JVMs, one case measured.
set -eux

mvn spotless:apply
git diff --exit-code
mvn -pl agent/reader,agent test -Dtest=PointsTest -Dsurefire.failIfNoSpecifiedTests=false
mvn -pl it -am verify -Dtest=NONE -Dit.test=PatchesIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
mvn -Pbench verify -Dbench.cases='call.none'
